import { FilterEmitError } from "./emit-error.ts";
import type { Comparison, Expression } from "./expression.ts";

const MOST = 1000;
const MOST_PAIRS = 100_000;

/** A set of comparisons, one of which must hold: a bit each. */
export type Clause = bigint;

/**
 * The conjunctive normal form: every clause holds where the expression does, and nowhere else do all of them. No
 * clause contains another. In the order of the expression, so that the same expression makes the same clauses.
 *
 * @throws {@link FilterEmitError} past 1,000 clauses.
 */
export function clausesOf(expression: Expression, bitOf: (comparison: Comparison) => bigint): Clause[] {
  if (expression.kind === "comparison") return [bitOf(expression)];
  const parts = expression.operands.map((operand) => clausesOf(operand, bitOf));
  if (expression.kind === "and") return shortest(parts.flat());
  return parts.reduce((left, right) => {
    if (left.length * right.length > MOST_PAIRS) tooMany();
    return shortest(left.flatMap((one) => right.map((other) => one | other)));
  });
}

/** Without the clauses that follow from a shorter one. */
function shortest(clauses: readonly Clause[]): Clause[] {
  let kept: Clause[] = [];
  for (const clause of clauses) {
    if (kept.some((other) => (other & clause) === other)) continue;
    kept = kept.filter((other) => (other & clause) !== clause);
    kept.push(clause);
    if (kept.length > MOST) tooMany();
  }
  return kept;
}

function tooMany(): never {
  throw new FilterEmitError(
    "too-many-clauses",
    "this filter takes more than 1,000 clauses without parentheses, for each OR multiplies the ANDs in it",
    "split it into several filters",
  );
}
