import { escapeTerminal } from "@covalkit/filter";
import type { Output } from "../cli-context.ts";
import type { Style } from "./style.ts";

/** Says on `stderr` what went wrong, and below it where and what to do; a line of several stays several. */
export function report(message: string, hints: readonly string[], stderr: Output, style: Style): void {
  const below = hints.flatMap((hint) => hint.split("\n")).map((line) => `  ${escapeTerminal(line)}\n`);
  stderr.write(`${style.error("error:")} ${escapeTerminal(message)}\n${below.join("")}`);
}
