import { type Comparison, type Goal, losses, type Report, type Row, type Unit } from "./report.ts";

/** The report as text: a table for each comparison, what we lose, and the goals. */
export function printable(report: Report): string {
  const lines = [`# ${report.suite}`, ""];
  for (const comparison of report.comparisons) lines.push(...table(comparison), "");
  const lost = losses(report);
  lines.push(lost.length === 0 ? "No row beats ours." : "Rows that beat ours:");
  for (const { comparison, peer, factor } of lost) {
    lines.push(`  ${comparison}: ${peer}, by ${factor.toFixed(2)}×`);
  }
  lines.push("", "Goals:", ...goals(report.goals));
  return lines.join("\n");
}

function table({ title, unit, ours, rows, note }: Comparison): string[] {
  const base = rows.find((row) => row.name === ours)?.value;
  const cells = rows.map((row) => [
    row.name === ours ? `${row.name} *` : row.name,
    quantity(row.value, unit),
    spread(row, unit),
    base === undefined || row.name === ours ? "" : `${(row.value / base).toFixed(2)}×`,
  ]);
  const head = ["", unit === "bytes" ? "size" : "median", "middle half", "of ours"];
  return [title, ...align([head, ...cells]), ...(note ? [`  ${note}`] : [])];
}

function spread(row: Row, unit: Unit): string {
  if (row.low === undefined || row.high === undefined) return "";
  return `${quantity(row.low, unit)} – ${quantity(row.high, unit)}`;
}

function goals(all: readonly Goal[]): string[] {
  return align(
    all.map(({ name, value, limit, unit, met }) => [
      met ? "met" : "MISSED",
      name,
      `${round(value)} ${unit}`,
      `goal ${round(limit)} ${unit}`,
    ]),
    2,
  );
}

/** Columns of equal width: the first `texts` to the left, numbers to the right. */
function align(rows: readonly (readonly string[])[], texts = 1): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows.map((row) =>
    `  ${row.map((cell, i) => (i < texts ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  ")}`.trimEnd(),
  );
}

function quantity(value: number, unit: Unit): string {
  if (unit === "bytes") return `${value.toLocaleString("en-US")} B`;
  const ns = unit === "ms" ? value * 1e6 : value;
  if (ns >= 1e9) return `${(ns / 1e9).toFixed(2)} s`;
  if (ns >= 1e6) return `${(ns / 1e6).toFixed(2)} ms`;
  if (ns >= 1e3) return `${(ns / 1e3).toFixed(2)} µs`;
  return `${ns.toFixed(0)} ns`;
}

function round(value: number): string {
  return value.toLocaleString("en-US", { maximumSignificantDigits: 4 });
}
