import type { Expression } from "./expression.ts";

/** How deep ANDs and ORs may be nested in each other: what walks them has a stack. */
export const MAX_DEPTH = 500;

/**
 * One node for several operands: what is nested in the same kind is laid flat, and a single operand stands for
 * itself. None at all make the empty filter.
 */
export function join(kind: "and" | "or", operands: readonly Expression[]): Expression {
  const first = operands[0];
  if (first && operands.length < 2) return first;
  return {
    kind: first ? kind : "and",
    operands: operands.some((operand) => operand.kind === kind)
      ? operands.flatMap((operand) => (operand.kind === kind ? operand.operands : operand))
      : operands,
    start: first?.start ?? 0,
    end: operands.at(-1)?.end ?? 0,
  };
}

/** No condition at all: what `and()` makes, and an empty text. */
export const isEmpty = (expression: Expression): boolean =>
  expression.kind !== "comparison" && !expression.operands.length;

/** The same filter without what data written by hand may hold: empty, single or needlessly nested operands. */
export const normal = (expression: Expression): Expression =>
  expression.kind === "comparison"
    ? expression
    : join(
        expression.kind,
        expression.operands.map(normal).filter((operand) => !isEmpty(operand)),
      );
