import type { Redact } from "@covalkit/client/redact";
import { escapeTerminal } from "@covalkit/filter";
import type { Output } from "../cli-context.ts";
import type { Styles } from "./style.ts";

/** Both streams, their colors, and what takes the key out of the texts that go there. */
export interface Screen {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly styles: Styles;
  readonly redact: Redact;
}

/** Says on standard error what is wrong, and below it where and what to do; a line of several stays several. */
export function report(
  severity: "error" | "warning",
  message: string,
  hints: readonly string[],
  { stderr, styles, redact }: Screen,
): void {
  const below = hints
    .flatMap((hint) => redact(hint).split("\n"))
    .map((line) => `  ${escapeTerminal(line)}\n`);
  const title = styles.stderr[severity](`${severity}:`);
  stderr.write(`${title} ${escapeTerminal(redact(message))}\n${below.join("")}`);
}

/** Says on standard error which command goes on, and why. */
export function suggest(why: string, command: string, { stderr, styles }: Screen): void {
  stderr.write(`${styles.stderr.dim(why)}\n  ${escapeTerminal(command)}\n`);
}
