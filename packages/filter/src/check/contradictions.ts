import type { Comparison, Expression } from "../expression.ts";
import type { FilterFields } from "../fields.ts";
import { HOLDS, type Key, meaningOf } from "../meaning.ts";

interface Known {
  readonly comparison: Comparison;
  readonly key: Key;
}

interface FieldConditions {
  /** Those that no other makes needless, and that go against none: three at most. */
  known: readonly Known[];
  /** By `!=`: apart from the others, for these lists are long and go against nothing but equality. */
  readonly excluded: Map<Key, Comparison>;
}

/**
 * Pairs of comparisons, among those that one AND joins directly, that cannot both hold: for each, the first that
 * it goes against. One that is in a pair already is not held against those after it, and neither is one that
 * follows from another. It does not look into the ORs between them.
 */
export function contradictions(
  operands: readonly Expression[],
  fields: FilterFields,
): (readonly [Comparison, Comparison])[] {
  const found: (readonly [Comparison, Comparison])[] = [];
  const byField = new Map<string, FieldConditions>();
  for (const comparison of operands) {
    if (comparison.kind !== "comparison") continue;
    const { key, isCertain } = meaningOf(comparison, fields);
    if (key === undefined || !isCertain) continue;
    const { field, operator } = comparison;
    const conditions: FieldConditions = byField.get(field) ?? { known: [], excluded: new Map() };
    const { known, excluded } = conditions;
    const one: Known = { comparison, key };
    byField.set(field, conditions);
    const other =
      known.find((earlier) => clash(earlier, one))?.comparison ??
      (operator === "=" ? excluded.get(key) : undefined);
    if (other) found.push([other, comparison]);
    if (operator === "!=") excluded.set(key, comparison);
    else if (!other && !known.some((earlier) => follows(one, earlier)))
      conditions.known = [...known.filter((earlier) => !follows(earlier, one)), one];
  }
  return found;
}

/** Of two limits on the same side, or two equalities: whether what meets `other` meets `one`. */
const follows = (one: Known, other: Known): boolean =>
  one.comparison.operator[0] === other.comparison.operator[0] &&
  (one.key === other.key
    ? one.comparison.operator.length >= other.comparison.operator.length
    : meets(other, one));

function clash(one: Known, other: Known): boolean {
  const first = one.comparison.operator;
  const second = other.comparison.operator;
  if (first === "=") return !meets(one, other);
  if (second === "=") return !meets(other, one);
  if (second === "!=" || first[0] === second[0]) return false;
  // Something lies between two limits when each is on the right side of the other.
  return !meets(one, other) || !meets(other, one);
}

const meets = ({ key }: Known, { comparison, key: limit }: Known): boolean =>
  HOLDS[comparison.operator](key, limit);
