import type { List } from "@covalkit/spec";
import type { Output } from "../surroundings.ts";
import { cell, heading } from "./cell.ts";
import { type ColumnWidth, fitColumns } from "./columns.ts";
import type { Style } from "./style.ts";
import { fit, pad, widthOf } from "./width.ts";
import { wrap } from "./wrap.ts";

/** A table that is written while its rows arrive. */
export interface Table {
  /** Writes one row for each item. */
  add(items: readonly object[]): void;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

const GAP = "  ";

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/**
 * A table of a list's items: the id first, then the list's other columns. On a terminal a row takes one line of it;
 * elsewhere every text is written in full. Columns are as wide as the rows so far need.
 */
export function createTable(list: List, output: Output, style: Style): Table {
  const properties = [list.id, ...list.columns.filter((column) => column !== list.id)];
  const headings = properties.map(heading);
  const columns = headings.map(
    (text, index): Writable<ColumnWidth> => ({
      natural: widthOf(text),
      tight: widestOf(text.split(" ")),
      gives: index === 0 ? "never" : "first",
    }),
  );
  let empty = true;

  const line = (cells: readonly string[], widths: readonly number[]): string =>
    cells
      .map((text, index) => pad(fit(text, widths[index] ?? 0), widths[index] ?? 0))
      .join(GAP)
      .trimEnd();

  return {
    add(items) {
      if (items.length === 0) return;
      // The client has checked that items are objects; what they hold is the API's.
      const rows = (items as readonly Record<string, unknown>[]).map((item) =>
        properties.map((name) => cell(item[name])),
      );
      for (const [index, column] of columns.entries()) {
        const texts = rows.map((row) => row[index] ?? "");
        const width = widestOf(texts);
        column.natural = Math.max(column.natural, width);
        column.tight = Math.max(column.tight, width);
        if (column.gives === "first" && texts.some((text) => TIME.test(text))) column.gives = "last";
      }
      const naturals = columns.map(({ natural }) => natural);
      const widths = output.isTTY ? fitColumns(columns, output.columns ?? 80) : naturals;
      const head = empty
        ? headingLines(headings, widths).map((cells) => style.bold(line(cells, widths)))
        : [];
      const lines = [...head, ...rows.map((row) => line(row, widths))];
      empty = false;
      output.write(`${lines.join("\n")}\n`);
    },
  };
}

/** Headings as lines of cells: one line where every heading fits, else several. */
function headingLines(headings: readonly string[], widths: readonly number[]): string[][] {
  const wrapped = headings.map((text, index) => wrap(text, widths[index] ?? 0, widthOf));
  const count = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: count }, (_, line) => wrapped.map((lines) => lines[line] ?? ""));
}

const widestOf = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, widthOf(text)), 0);

/** One object, a line for each of its properties. */
export function writeRecord(record: object, output: Output, style: Style): void {
  const entries = Object.entries(record).map(([name, value]) => [heading(name), cell(value)] as const);
  const width = Math.max(0, ...entries.map(([name]) => widthOf(name)));
  const room = output.isTTY ? (output.columns ?? 80) - width - GAP.length : Number.POSITIVE_INFINITY;
  const lines = entries.map(([name, value]) => `${style.bold(pad(name, width))}${GAP}${fit(value, room)}\n`);
  output.write(lines.join(""));
}
