import { wrap } from "../output/wrap.ts";
import { prose } from "./prose.ts";

/** A part of a help text: its title and its lines, which are indented below it. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/** A help text: what it is about, then its sections. Sections without lines are left out. */
export interface HelpPage {
  readonly intro: string;
  readonly sections: readonly Section[];
}

const INDENT = "  ";

/** The width of help texts on a terminal this wide: long lines are hard to read. */
export const helpWidth = (columns: number | undefined): number => Math.max(40, Math.min(columns ?? 80, 100));

/** Terms with their meanings beside them, or below a term that is too long. */
export function definitions(
  rows: readonly (readonly [term: string, meaning: string])[],
  width: number,
): string[] {
  const widest = Math.max(0, ...rows.map(([term]) => term.length));
  const column = Math.min(widest, 28) + INDENT.length;
  const room = width - column;
  return rows.flatMap(([term, meaning]) => {
    const lines = prose(meaning, room).map((line) => (line === "" ? "" : " ".repeat(column) + line));
    const [first = ""] = lines;
    return term.length <= column - INDENT.length
      ? [(term.padEnd(column) + first.slice(column)).trimEnd(), ...lines.slice(1)]
      : [term, ...lines];
  });
}

/** `page` as text; `bold` marks the titles. */
export function layOut({ intro, sections }: HelpPage, width: number, bold: (text: string) => string): string {
  const shown = sections.filter(({ lines }) => lines.length > 0);
  const texts = shown.map(({ title, lines }) =>
    [bold(title), ...lines.map((line) => (line === "" ? "" : INDENT + line))].join("\n"),
  );
  return `${[wrap(intro, width).join("\n"), ...texts].join("\n\n")}\n`;
}
