import type { Comparison, Expression } from "../expression.ts";
import { FilterEmitError } from "./emit-error.ts";

const MAX_CLAUSES = 1_000;
const MAX_COMPARISONS = 20_000;
/** Comparisons looked at, over all steps: many small steps take as long as a big one. */
const MAX_WORK = 2_000_000;

/** A set of comparisons, one of which must hold: their numbers, ascending. */
export type Clause = readonly number[];

/**
 * The conjunctive normal form: every clause holds where the expression does, and nowhere else do all of them. No
 * clause contains another. In the order of the expression, so that the same expression makes the same clauses.
 *
 * @throws {@link FilterEmitError} past 1,000 clauses, or 20,000 comparisons in what an OR multiplies: before it is
 *   multiplied.
 */
export function clausesOf(
  expression: Expression,
  numberOf: (comparison: Comparison) => number,
): readonly Clause[] {
  let left = MAX_WORK;
  const spend = (work: number): void => {
    left -= work;
    refuse(left < 0);
  };
  const fewest = (clauses: readonly Clause[]): readonly Clause[] => {
    const kept = shortest(clauses, spend);
    refuse(kept.length > MAX_CLAUSES);
    return kept;
  };
  const either = (some: readonly Clause[], others: readonly Clause[]): readonly Clause[] => {
    // What both sides have is not multiplied: (C AND x) OR (C AND y) is C AND (x OR y).
    const one = without(some, others);
    const other = without(others, some);
    const comparisons = sizeOf(one) * other.length + sizeOf(other) * one.length;
    refuse(one.length * other.length > MAX_CLAUSES || comparisons > MAX_COMPARISONS);
    spend(sizeOf(some) + sizeOf(others) + comparisons);
    return fewest([
      ...without(some, one),
      ...one.flatMap((clause) => other.map((more) => union([clause, more]))),
    ]);
  };
  const walk = (node: Expression): readonly Clause[] => {
    if (node.kind === "comparison") return [[numberOf(node)]];
    const parts = node.operands.map(walk);
    if (node.kind === "and") return fewest(parts.flat());
    // Those of one clause become one, and multiply nothing.
    const single = union(parts.flatMap((part) => (part.length < 2 ? part : [])));
    const several = parts.filter((part) => part.length > 1);
    return (single.length ? [[single], ...several] : several).reduce(either);
  };
  return walk(expression);
}

const without = (clauses: readonly Clause[], others: readonly Clause[]): readonly Clause[] => {
  const keys = new Set(others.map(String));
  return clauses.filter((clause) => !keys.has(String(clause)));
};

const sizeOf = (clauses: readonly Clause[]): number => clauses.flat().length;

const union = (clauses: readonly Clause[]): Clause =>
  [...new Set(clauses.flat())].sort((one, other) => one - other);

/**
 * The clauses without those that follow from another, in their order. One that contains another contains its first
 * comparison: only those filed under one of its own are looked at. `spend` is told of the work.
 */
function shortest(clauses: readonly Clause[], spend: (work: number) => void): Clause[] {
  const byFirst = new Map<number, Clause[]>();
  const distinct = new Map(clauses.map((clause) => [String(clause), clause]));
  for (const clause of [...distinct.values()].sort((one, other) => one.length - other.length)) {
    spend(clause.length);
    const comparisons = new Set(clause);
    const isIn = (comparison: number): boolean => {
      spend(1);
      return comparisons.has(comparison);
    };
    const follows = clause.some((comparison) =>
      byFirst.get(comparison)?.some((shorter) => {
        spend(1);
        return shorter.length < clause.length && shorter.every(isIn);
      }),
    );
    const first = clause[0] ?? 0;
    if (follows) distinct.delete(String(clause));
    else byFirst.set(first, [...(byFirst.get(first) ?? []), clause]);
  }
  return [...distinct.values()];
}

function refuse(isTooMuch: boolean): void {
  if (!isTooMuch) return;
  throw new FilterEmitError(
    "too-many-clauses",
    "this filter takes more than 1,000 clauses or 20,000 comparisons without parentheses, for each OR multiplies the ANDs in it",
    "split it into several filters",
  );
}
