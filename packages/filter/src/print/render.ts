import type { Span } from "../expression.ts";
import { escapeTerminal } from "./escape-terminal.ts";

/** What {@link renderDiagnostic} shows: a `Diagnostic`, or a `FilterSyntaxError`, which is an error. */
export interface Renderable extends Span {
  readonly message: string;
  /** The message without the hint, where it holds both. */
  readonly problem?: string;
  readonly hint?: string;
  readonly severity?: "error" | "warning";
}

export interface RenderOptions {
  /**
   * Columns to fill at most. A longer line is cut around what is wrong, with `…` where something is left out.
   * @default 80
   */
  readonly width?: number;
}

interface Cell extends Span {
  readonly shown: string;
  readonly width: number;
}

const INDENT = "  ";
const TAB = 4;
const MORE = "…";

/** More code units than a grapheme has in any text that people write; a family of emoji has 11. */
const MAX_UNITS = 32;

/**
 * The message, the line of the filter it is about with carets under the place, and the hint:
 *
 * ```
 * error: status "COMPLETD" is unknown; did you mean COMPLETED?
 *   status=COMPLETD
 *          ^^^^^^^^
 * hint: write COMPLETED
 * ```
 *
 * Columns are those of a terminal with a fixed-width font: wide and combining characters count for what they take,
 * tabs become spaces, and what could act on a terminal is shown as an escape.
 */
export function renderDiagnostic(
  text: string,
  { message, problem = message, hint, severity = "error", start, end }: Renderable,
  { width = 80 }: RenderOptions = {},
): string {
  const columns = Math.max(width - INDENT.length, 10);
  const { cells, isCut } = cellsAround(text, start, columns * MAX_UNITS);
  const lengthOf = (some: readonly Cell[]): number => some.reduce((sum, cell) => sum + cell.width, 0);
  const from = lengthOf(cells.filter((cell) => cell.end <= start));
  const to = lengthOf(cells.filter((cell) => cell.start < end));
  // The caret may stand behind the last character.
  const total = Math.max(lengthOf(cells), from + 1);

  // A third of the columns for what comes before the place, or more where nothing is left to show behind it.
  const enough =
    total <= columns ? 0 : Math.min(from - Math.floor(columns / 3), total + MORE.length - columns);
  let left = 0;
  let skipped = 0;
  for (const cell of cells) {
    // An escape is several columns wide: what is wrong itself stays, however few there are.
    if (skipped >= enough || cell.end > start) break;
    skipped += cell.width;
    left++;
  }
  let line = left || isCut ? MORE : "";
  let used = line.length;
  const caret = from - skipped + used;
  for (const [index, cell] of cells.slice(left).entries()) {
    if (used + cell.width + (left + index < cells.length - 1 ? 1 : 0) > columns) {
      line += MORE;
      break;
    }
    line += cell.shown;
    used += cell.width;
  }

  const carets = "^".repeat(Math.max(1, Math.min(to - from, columns - caret)));
  return [
    `${severity}: ${escapeTerminal(problem)}`,
    INDENT + line,
    INDENT + " ".repeat(caret) + carets,
    ...(hint ? [`hint: ${escapeTerminal(hint)}`] : []),
  ].join("\n");
}

/**
 * The graphemes of the line that has `place` in it, up to `reach` code units away from it: what lies beyond could not be
 * shown. Where something in a grapheme is escaped, its characters.
 */
function cellsAround(text: string, place: number, reach: number): { cells: Cell[]; isCut: boolean } {
  const from = Math.max(0, place - reach);
  const before = text.slice(from, place);
  const begin = Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
  const lineStart = from + begin;
  const isCut = begin === 0 && from > 0;
  const [line = ""] = text.slice(lineStart, place + reach).split(/[\n\r]/, 1);
  const cells: Cell[] = [];
  let column = 0;
  let start = lineStart;
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(line)) {
    for (const part of escapeTerminal(segment) === segment ? [segment] : segment) {
      const shown = part === "\t" ? " ".repeat(TAB - (column % TAB)) : escapeTerminal(part);
      const width = shown === part ? displayWidth(part) : shown.length;
      const end = start + part.length;
      cells.push({ shown, width, start, end });
      column += width;
      start = end;
    }
  }
  return { cells, isCut };
}

// East Asian Wide and Fullwidth (UAX #11), in the blocks that are wholly so, and what is drawn as an emoji.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;

/** How many columns of a terminal a grapheme takes: 0, 1 or 2. */
const displayWidth = (grapheme: string): number =>
  /^[\p{M}\p{Cf}]+$/u.test(grapheme) ? 0 : WIDE.test(grapheme) ? 2 : 1;
