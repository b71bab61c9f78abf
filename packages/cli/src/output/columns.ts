const GAP = 2;

/** The least a column is cut down to while another can still give. */
const LEAST = 6;

/** A column, as far as its width goes. */
export interface ColumnWidth {
  /** What it takes to show every cell in full, and the heading on one line. */
  readonly natural: number;
  /** What it takes to show every cell in full. */
  readonly tight: number;
  /** When it gives: a time in part says little, and an id in part nothing. */
  readonly gives: "first" | "last" | "never";
}

/** The cells that a table of these columns takes. */
const tableWidth = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + width, 0) + GAP * Math.max(0, widths.length - 1);

/** The columns' widths in a terminal `available` cells wide: headings give first, then always the widest column. */
export function fitColumns(columns: readonly ColumnWidth[], available: number): number[] {
  const naturals = columns.map(({ natural }) => natural);
  if (tableWidth(naturals) <= available) return naturals;
  const widths = columns.map(({ tight }) => tight);
  for (const turn of ["first", "last"]) {
    for (;;) {
      if (tableWidth(widths) <= available) return widths;
      let widest = -1;
      for (const [index, width] of widths.entries()) {
        const gives = columns[index]?.gives === turn && width > LEAST;
        if (gives && width >= (widths[widest] ?? 0)) widest = index;
      }
      const width = widths[widest];
      if (width === undefined) break;
      widths[widest] = width - 1;
    }
  }
  return widths;
}
