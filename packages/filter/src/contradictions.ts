import type { Comparison, Expression, Operator } from "./expression.ts";
import type { FilterFields } from "./fields.ts";
import { comparable, hasOrder, holds, type Key, kindOf } from "./meaning.ts";
import { schemaOf } from "./schema-of.ts";

type Known = { readonly comparison: Comparison; readonly operator: Operator; readonly key: Key };

/**
 * Pairs of comparisons, among those that one AND joins directly, that cannot both hold: at most one for a field,
 * found in linear time. It does not look into the ORs between them.
 */
export function contradictions(
  operands: readonly Expression[],
  fields: FilterFields,
): (readonly [Comparison, Comparison])[] {
  const byField = new Map<string, Known[]>();
  for (const comparison of operands) {
    if (comparison.kind !== "comparison") continue;
    const { field, operator } = comparison;
    const kind = kindOf(schemaOf(field, fields));
    const key = comparable(kind, comparison.value);
    if (key === undefined || (operator !== "=" && operator !== "!=" && !hasOrder(kind))) continue;
    const known = byField.get(field) ?? [];
    byField.set(field, known);
    known.push({ comparison, operator, key });
  }
  return [...byField.values()].flatMap((known) => {
    const [one, other] = conflict(known) ?? [];
    if (!one || !other) return [];
    return [
      one.comparison.start > other.comparison.start
        ? [other.comparison, one.comparison]
        : [one.comparison, other.comparison],
    ];
  });
}

function conflict(known: readonly Known[]): readonly (Known | undefined)[] | undefined {
  const equal = known.find(({ operator }) => operator === "=");
  if (equal) return [equal, known.find((other) => !holds(equal.key, other))];
  let low: Known | undefined;
  let high: Known | undefined;
  for (const bound of known) {
    if (bound.operator === "!=") continue;
    // The tighter bound is the one whose own limit does not pass the other.
    if (bound.operator[0] === ">") low = low && holds(low.key, bound) ? low : bound;
    else high = high && holds(high.key, bound) ? high : bound;
  }
  // Something lies between them when each limit is within the other's reach.
  return low && high && !(holds(low.key, high) && holds(high.key, low)) ? [low, high] : undefined;
}
