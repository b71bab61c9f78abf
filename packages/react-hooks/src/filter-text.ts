/** A filter expression, without the spans that say where it was written. */
type Expression =
  | { readonly kind: "comparison"; readonly field: string; readonly operator: string; readonly value: string }
  | { readonly kind: "and" | "or"; readonly operands: readonly Expression[] };

/** Whether a parameter's value is a filter expression: the only object with a `kind` that parameters take. */
export const isExpression = (value: unknown): value is Expression =>
  typeof value === "object" && value !== null && "kind" in value;

/** The text of `expression`: every value quoted and every group in parentheses, so that equal ones read the same. */
export function filterText(expression: Expression): string {
  if (expression.kind === "comparison") {
    return `${expression.field}${expression.operator}${JSON.stringify(expression.value)}`;
  }
  return `(${expression.operands.map(filterText).join(expression.kind === "and" ? " AND " : " OR ")})`;
}
