import type { Expression } from "../expression.ts";
import { isEmpty, join, MAX_DEPTH } from "../join.ts";
import { FilterValueError } from "./value-error.ts";

/** What may stand for no condition where conditions are joined, so that `wanted && f.status.eq(wanted)` can. */
export type Condition = Expression | undefined | null | false | "";

/**
 * All of the conditions. Those that are not given (`undefined`, `null`, `false`, `""`, an empty filter) are left
 * out; with none left it is the empty filter, which has no condition.
 *
 * @throws {@link FilterValueError} where ANDs and ORs are nested more than 500 deep.
 */
export const and = (...conditions: readonly Condition[]): Expression => combine("and", conditions);

/**
 * One of the conditions at least. Those that are not given are left out, as in {@link and}; with none left it is
 * the empty filter. To match a list of values use a field's `in`, which refuses an empty list.
 */
export const or = (...conditions: readonly Condition[]): Expression => combine("or", conditions);

/** How deep the filters that were made here are nested; those of a text are bounded by their parser. */
const depths = /* @__PURE__ */ new WeakMap<Expression, number>();

function combine(kind: "and" | "or", conditions: readonly Condition[]): Expression {
  const given = conditions.filter((condition) => !!condition).filter((condition) => !isEmpty(condition));
  const joined = join(kind, given);
  if (joined.kind === "comparison" || given.length < 2) return joined;
  const depth = 1 + joined.operands.reduce((deepest, part) => Math.max(deepest, depths.get(part) ?? 0), 0);
  if (depth > MAX_DEPTH)
    throw new FilterValueError(
      `this filter is nested more than ${MAX_DEPTH} deep; join lists by one and() or or()`,
    );
  depths.set(joined, depth);
  return joined;
}
