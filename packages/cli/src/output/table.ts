import { escapeTerminal } from "@covalkit/filter";
import type { List } from "@covalkit/spec";
import { wordsOf } from "@covalkit/spec/interpret";
import type { Output } from "../cli-context.ts";
import { type ColumnWidth, fitColumns } from "./columns.ts";
import type { ListWriter, OutputFormat } from "./output-format.ts";
import type { Style } from "./style.ts";
import { fit, pad, widthOf } from "./width.ts";
import { wrap } from "./wrap.ts";

/** Text in columns, for people. */
export const table: OutputFormat = {
  openList: (list, _pages, output, style) => createTable(list, output, style),
  writeObject: writeRecord,
};

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

const GAP = "  ";

/** The fewest cells a column is cut down to. */
const MIN_WIDTH = 6;

/** A time, or one of a set of names: in part it says little, or something else. */
const WHOLE = /^(?:\d{4}-\d\d-\d\dT\d\d:\d\d\S*|[A-Z][A-Z\d_]{0,31})$/;

/**
 * A table of a list's items: the id first, then the list's other columns. On a terminal a row takes one line of it;
 * elsewhere every text is written in full. Columns are as wide as the rows so far need; where there is no room for
 * all of them, the last ones are left out, on that page and those after it.
 */
function createTable(list: List, output: Output, style: Style): ListWriter {
  const properties = [list.id, ...list.columns.filter((column) => column !== list.id)];
  const headings = properties.map(heading);
  let columns = headings.map((text): Writable<ColumnWidth> => {
    const word = widestOf(text.split(" "));
    return { natural: widthOf(text), tight: word, least: word };
  });
  let empty = true;

  const line = (cells: readonly string[], widths: readonly number[]): string =>
    widths
      .map((width, index) => pad(fit(cells[index] ?? "", width), width))
      .join(GAP)
      .trimEnd();

  return {
    isSelfContained: false,
    page(_, items) {
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
        const whole = index === 0 ? texts : texts.filter((text) => WHOLE.test(text));
        column.least = Math.max(column.least, Math.min(column.tight, MIN_WIDTH), widestOf(whole));
      }
      const naturals = columns.map(({ natural }) => natural);
      const widths = output.isTTY ? fitColumns(columns, output.columns ?? 80) : naturals;
      columns = columns.slice(0, widths.length);
      const head = empty
        ? headingLines(headings, widths).map((cells) => style.bold(line(cells, widths)))
        : [];
      const lines = [...head, ...rows.map((row) => line(row, widths))];
      empty = false;
      output.write(`${lines.join("\n")}\n`);
    },
    end() {
      const leftOut = headings.slice(columns.length);
      return leftOut.length > 0 ? [`No room for: ${leftOut.join(", ")}.`] : [];
    },
  };
}

/** Headings as lines of cells: one line where every heading fits, else several. */
function headingLines(headings: readonly string[], widths: readonly number[]): string[][] {
  const wrapped = widths.map((width, index) => wrap(headings[index] ?? "", width, widthOf));
  const count = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: count }, (_, line) => wrapped.map((lines) => lines[line] ?? ""));
}

const widestOf = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, widthOf(text)), 0);

/** One object, a line for each of its properties. */
function writeRecord(record: object, output: Output, style: Style): void {
  const entries = Object.entries(record).map(([name, value]) => [heading(name), cell(value)] as const);
  const width = Math.max(0, ...entries.map(([name]) => widthOf(name)));
  const room = output.isTTY ? (output.columns ?? 80) - width - GAP.length : Number.POSITIVE_INFINITY;
  const lines = entries.map(
    ([name, value]) =>
      `${style.bold(pad(name, width))}${GAP}${WHOLE.test(value) ? value : fit(value, Math.max(room, MIN_WIDTH))}\n`,
  );
  output.write(lines.join(""));
}

/** What stands for a value that is absent or `null`. */
const NOTHING = "-";

/** A value on one line: texts as they are but escaped, yes or no, anything nested as JSON. */
function cell(value: unknown): string {
  if (value === undefined || value === null) return NOTHING;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return escapeTerminal(value);
  return escapeTerminal(JSON.stringify(value) ?? NOTHING);
}

/** A property's name as a heading. */
const heading = (property: string): string => escapeTerminal(wordsOf(property).join(" ").toUpperCase());
