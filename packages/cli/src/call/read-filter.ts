import {
  check,
  type Expression,
  type FilterSyntaxError,
  parse,
  type Renderable,
  renderDiagnostic,
} from "@covalkit/filter";
import type { Filter } from "@covalkit/spec";
import { report, type Screen } from "../output/report.ts";
import { UsageError } from "../usage-error.ts";

/**
 * Reads the text of a filter and holds it against its fields; warnings go to standard error. `label` is what messages
 * call it.
 *
 * @throws {UsageError} when it is wrong, with the text and a caret under what is.
 */
export function readFilter(text: string, { fields }: Filter, label: string, screen: Screen): Expression {
  const { isTTY, columns } = screen.stderr;
  const render = (found: Renderable): string[] =>
    renderDiagnostic(text, found, isTTY && columns ? { width: columns } : {})
      .split("\n")
      .map((line) => line.replace(/^(error: |warning: | {2})/, ""));
  const expression = parseOr(text, (error) => refusal(label, render(error)));
  const found = check(expression, fields);
  const [first, ...others] = found.filter(({ severity }) => severity === "error").map(render);
  if (first) throw refusal(label, [...first, ...others.flat()]);
  for (const [message = "", ...lines] of found.map(render))
    report("warning", `${label}: ${message}`, lines, screen);
  return expression;
}

function parseOr(text: string, refuse: (error: FilterSyntaxError) => UsageError): Expression {
  try {
    return parse(text);
  } catch (error) {
    throw isSyntaxError(error) ? refuse(error) : error;
  }
}

const isSyntaxError = (error: unknown): error is FilterSyntaxError =>
  error instanceof Error && error.name === "FilterSyntaxError";

const refusal = (label: string, [message, ...hints]: readonly string[]): UsageError =>
  new UsageError(`${label}: ${message}`, ...hints);
