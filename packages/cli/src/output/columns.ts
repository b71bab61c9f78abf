const GAP = 2;

/** A column, as far as its width goes. */
export interface ColumnWidth {
  /** What it takes to show every cell in full, and the heading on one line. */
  readonly natural: number;
  /** What it takes to show every cell in full. */
  readonly tight: number;
  /** What it takes to be worth showing; the same as `tight` where a cell in part says little. */
  readonly least: number;
}

/** The cells that a table of these columns takes. */
const tableWidth = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + width, 0) + GAP * Math.max(0, widths.length - 1);

/**
 * The columns' widths in a terminal `available` cells wide: headings give first, then always the widest column that
 * can. Where that is not enough, there are fewer widths than columns: the last ones are left out, never the first.
 */
export function fitColumns(columns: readonly ColumnWidth[], available: number): number[] {
  const least = columns.map((column) => column.least);
  while (least.length > 1 && tableWidth(least) > available) least.pop();
  const shown = columns.slice(0, least.length);
  const naturals = shown.map(({ natural }) => natural);
  if (tableWidth(naturals) <= available) return naturals;
  const widths = shown.map(({ tight }) => tight);
  while (tableWidth(widths) > available) {
    let widest = -1;
    for (const [index, width] of widths.entries()) {
      if (width > (least[index] ?? 0) && width >= (widths[widest] ?? 0)) widest = index;
    }
    const width = widths[widest];
    if (width === undefined) break;
    widths[widest] = width - 1;
  }
  return widths;
}
