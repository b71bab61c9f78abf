import type { Clause, Spend } from "./clauses.ts";

/**
 * The clauses without those that follow from another, in their order. One that contains another contains its first
 * comparison: only those filed under one of its own are looked at.
 */
export function shortest(clauses: readonly Clause[], spend: Spend): Clause[] {
  const byFirst = new Map<number, Clause[]>();
  const kept = new Set<Clause>();
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
    if (follows) continue;
    kept.add(clause);
    const first = clause[0] ?? 0;
    const filed = byFirst.get(first);
    if (filed) filed.push(clause);
    else byFirst.set(first, [clause]);
  }
  return [...distinct.values()].filter((clause) => kept.has(clause));
}
