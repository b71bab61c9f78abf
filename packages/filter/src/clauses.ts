import { FilterEmitError } from "./emit-error.ts";
import type { Comparison, Expression } from "./expression.ts";
import { shortest } from "./shortest.ts";

const MOST_CLAUSES = 1_000;
const MOST_COMPARISONS = 20_000;
/** Comparisons looked at, over all steps: many small steps take as long as a big one. */
const MOST_WORK = 2_000_000;

/** A set of comparisons, one of which must hold: their numbers, ascending. */
export type Clause = readonly number[];

/** Counts work, and throws where it becomes too much. */
export type Spend = (work: number) => void;

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
  let left = MOST_WORK;
  const spend: Spend = (work) => {
    left -= work;
    if (left < 0) tooMany(MOST_COMPARISONS, "comparisons");
  };
  const few = (clauses: readonly Clause[]): readonly Clause[] => {
    if (clauses.length > MOST_CLAUSES) tooMany(MOST_CLAUSES, "clauses");
    return clauses;
  };
  const either = (some: readonly Clause[], others: readonly Clause[]): readonly Clause[] => {
    spend(sizeOf(some) + sizeOf(others));
    // What both sides have is not multiplied: (C AND x) OR (C AND y) is C AND (x OR y).
    const keys = new Set(others.map(String));
    const common = some.filter((clause) => keys.has(String(clause)));
    const shared = new Set(common.map(String));
    const [one, other] = [some, others].map((side) => side.filter((clause) => !shared.has(String(clause))));
    if (!one?.length || !other?.length) return common;
    if (one.length * other.length > MOST_CLAUSES) tooMany(MOST_CLAUSES, "clauses");
    const comparisons = sizeOf(one) * other.length + sizeOf(other) * one.length;
    if (comparisons > MOST_COMPARISONS) tooMany(MOST_COMPARISONS, "comparisons");
    spend(comparisons);
    const product = one.flatMap((clause) => other.map((more) => union([clause, more])));
    return few(shortest([...common, ...product], spend));
  };

  const walk = (node: Expression): readonly Clause[] => {
    if (node.kind === "comparison") return [[numberOf(node)]];
    const parts = node.operands.map(walk);
    if (node.kind === "and") return few(shortest(parts.flat(), spend));
    // Those of one clause become one, and multiply nothing.
    const single = union(parts.flatMap((part) => (part.length < 2 ? part : [])));
    const several = parts.filter((part) => part.length > 1);
    return (single.length ? [[single], ...several] : several).reduce(either);
  };
  return walk(expression);
}

const sizeOf = (clauses: readonly Clause[]): number => clauses.reduce((sum, { length }) => sum + length, 0);

const union = (clauses: readonly Clause[]): Clause =>
  [...new Set(clauses.flat())].sort((one, other) => one - other);

function tooMany(most: number, what: string): never {
  throw new FilterEmitError(
    "too-many-clauses",
    `this filter takes more than ${most.toLocaleString("en")} ${what} without parentheses, for each OR multiplies the ANDs in it`,
    "split it into several filters",
  );
}
