import type { Output } from "../cli-context.ts";

/** Colors a text, or leaves it alone. */
export type Paint = (text: string) => string;

/** The colors of one stream. */
export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly error: Paint;
  readonly warning: Paint;
}

/** The styles of both streams. */
export interface Styles {
  readonly stdout: Style;
  readonly stderr: Style;
}

const paint =
  (on: number, off: number): Paint =>
  (text) =>
    `\x1b[${on}m${text}\x1b[${off}m`;

const COLORED: Style = {
  bold: paint(1, 22),
  dim: paint(2, 22),
  error: paint(31, 39),
  warning: paint(33, 39),
};

const same: Paint = (text) => text;

const PLAIN: Style = { bold: same, dim: same, error: same, warning: same };

/** The style of `output`: colored on a terminal, unless `--no-color`, NO_COLOR or FORCE_COLOR says otherwise. */
export function styleOf(
  output: Output,
  env: Readonly<Record<string, string | undefined>>,
  noColor: boolean,
): Style {
  if (noColor || env.NO_COLOR) return PLAIN;
  const { FORCE_COLOR: force } = env;
  if (force !== undefined && force !== "") return force === "0" || force === "false" ? PLAIN : COLORED;
  return output.isTTY && env.TERM !== "dumb" ? COLORED : PLAIN;
}
