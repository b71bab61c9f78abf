import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { atMost, type Comparison, type Goal, type Row } from "../../harness/report.ts";

/** What the process that holds them reports. */
export interface MillionReport {
  /** Resident memory in bytes: the most it ever was, making them up included, and at the end. */
  readonly peak: number;
  readonly settled: number;
  readonly pages: readonly PageRow[];
}

export interface PageRow extends Row {
  /** What 95 of 100 pages stay below. */
  readonly late: number;
}

/** In a process of its own, so that its memory is its own. */
export function million(): { comparisons: Comparison[]; goals: Goal[] } {
  const script = join(import.meta.dirname, "million-process.ts");
  const out = execFileSync(process.execPath, [script], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  const { peak, settled, pages }: MillionReport = JSON.parse(out);
  return {
    comparisons: pages.map((row) => ({
      title: `1,000,000 conversations: ${row.name}`,
      unit: "ns" as const,
      ours: row.name,
      rows: [row],
    })),
    goals: [
      ...pages
        .filter(({ name }) => !name.startsWith("first"))
        .map(({ name, late }) => atMost(`1,000,000, 95 of 100: ${name}`, late / 1e6, 5, "ms")),
      atMost("1,000,000 in memory, at most ever", peak / 1e6, 1200, "MB"),
      atMost("1,000,000 in memory, at the end", settled / 1e6, 1200, "MB"),
    ],
  };
}
