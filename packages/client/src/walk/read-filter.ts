import { compile, type Expression, emit, format, isExpression, parse } from "@covalkit/filter";
import type { ListOperation } from "@covalkit/spec";
import type { Params } from "../write-params.ts";

/** A query, its filter read. */
export interface ReadFilter {
  /** The query as the caller meant it, its filter as canonical text. */
  readonly query: Params;
  /** The query to send: its filter means the same under every reading. */
  readonly sent: Params;
  /** What is left to filter of the answer; `undefined` where the API's answer is exact. */
  readonly keep: ((item: object) => boolean) | undefined;
}

/**
 * Reads the filter of `params`, text or expression, into what to send and what to keep of what comes back.
 *
 * @throws {FilterSyntaxError} when a text is no filter.
 * @throws {FilterEmitError} when nothing that is safe to send can express it.
 */
export function readFilter({ filter }: ListOperation, params: Params): ReadFilter {
  if (!filter) return { query: params, sent: params, keep: undefined };
  const { [filter.parameter]: given, ...rest } = params;
  const expression: Expression = isExpression(given) ? given : parse(String(given ?? ""));
  const { text, residual } = emit(expression, filter.fields);
  // The empty filter, which everything matches, is no parameter at all.
  if (text === "") return { query: rest, sent: rest, keep: undefined };
  return {
    query: { ...rest, [filter.parameter]: format(expression) },
    sent: { ...rest, [filter.parameter]: text },
    keep: residual && (compile(residual, filter.fields) as (item: object) => boolean),
  };
}
