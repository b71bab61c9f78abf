import type { Expression } from "../expression.ts";
import { isEmpty, join } from "../join.ts";

/** What may stand for no condition where conditions are joined, so that `wanted && f.status.eq(wanted)` can. */
export type Condition = Expression | undefined | null | false | "";

/**
 * All of the conditions. Those that are not given (`undefined`, `null`, `false`, `""`, an empty filter) are left
 * out; with none left it is the empty filter, which has no condition.
 */
export const and = (...conditions: readonly Condition[]): Expression => combine("and", conditions);

/**
 * One of the conditions at least. Those that are not given are left out, as in {@link and}; with none left it is
 * the empty filter. To match a list of values use a field's `in`, which refuses an empty list.
 */
export const or = (...conditions: readonly Condition[]): Expression => combine("or", conditions);

const combine = (kind: "and" | "or", conditions: readonly Condition[]): Expression =>
  join(
    kind,
    conditions.filter((condition) => !!condition).filter((condition) => !isEmpty(condition)),
  );
