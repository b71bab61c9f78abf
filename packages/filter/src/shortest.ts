import type { Clause } from "./clauses.ts";

/**
 * The clauses without those that follow from another, in their order. One that contains another contains its first
 * comparison: only those filed under one of its own are looked at. `spend` is told of the work.
 */
export function shortest(clauses: readonly Clause[], spend: (work: number) => void): Clause[] {
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
