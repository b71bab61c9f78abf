import {
  check,
  emit,
  escapeTerminal,
  FilterEmitError,
  FilterSyntaxError,
  parse,
  type Renderable,
  renderDiagnostic,
} from "@covalkit/filter";
import type { Filter } from "@covalkit/spec";
import type { Output } from "../cli-context.ts";
import type { Style } from "../output/style.ts";
import { UsageError } from "../usage-error.ts";

/**
 * Holds the text of a filter against its language and its fields; warnings go to `stderr`. `label` is what messages
 * call it.
 *
 * @throws {UsageError} when it cannot be sent, with the text and a caret under what is wrong.
 */
export function checkFilter(
  text: string,
  { fields }: Filter,
  label: string,
  stderr: Output,
  style: Style,
): void {
  const render = (found: Renderable): string[] => {
    const rendered = renderDiagnostic(
      text,
      found,
      stderr.isTTY && stderr.columns ? { width: stderr.columns } : {},
    );
    return rendered.split("\n").map((line) => line.replace(/^(error: |warning: | {2})/, ""));
  };
  try {
    const expression = parse(text);
    const found = check(expression, fields);
    const [first, ...others] = found.filter(({ severity }) => severity === "error").map(render);
    if (first) throw refusal(label, [...first, ...others.flat()]);
    for (const [message = "", ...lines] of found.map(render)) {
      const below = lines.map((line) => `  ${escapeTerminal(line)}\n`).join("");
      stderr.write(`${style.warning("warning:")} ${label}: ${escapeTerminal(message)}\n${below}`);
    }
    // Not for its text, which the client makes itself: for what it refuses.
    emit(expression, fields);
  } catch (error) {
    if (error instanceof FilterSyntaxError) throw refusal(label, render(error));
    if (error instanceof FilterEmitError) {
      // Its hint offers an option of the library as well, which no flag stands for.
      const hint = error.code === "uncertain" ? "join by AND alone or OR alone" : error.hint;
      throw refusal(label, [error.message, `hint: ${hint}`]);
    }
    throw error;
  }
}

const refusal = (label: string, [message, ...hints]: readonly string[]): UsageError =>
  new UsageError(`${label}: ${message}`, ...hints);
