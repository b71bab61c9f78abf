import { type Expression, isOperator } from "../expression.ts";
import { isFieldName } from "../fields.ts";
import { MAX_DEPTH } from "../join.ts";

/**
 * Whether a value is a filter as data: what {@link parse} or the builder made, perhaps by way of JSON. Properties
 * that an expression does not have are not looked at.
 */
export const isExpression = (value: unknown): value is Expression => isNode(value, 0);

function isNode(value: unknown, depth: number): value is Expression {
  if (depth > MAX_DEPTH) return false;
  const isOperand = (operand: unknown) => isNode(operand, depth + 1);
  if (typeof value !== "object" || value === null) return false;
  // A property of an object of unknown shape.
  const node = value as Readonly<Record<string, unknown>>;
  const isOffset = (name: string): boolean => typeof node[name] === "number";
  if (!isOffset("start") || !isOffset("end")) return false;
  if (node.kind === "comparison") {
    const { field, operator, value: text } = node;
    if (typeof field !== "string" || !isFieldName(field) || typeof text !== "string") return false;
    return isOperator(operator) && isOffset("operatorStart") && isOffset("valueStart");
  }
  if (node.kind !== "and" && node.kind !== "or") return false;
  if (node.otherReading !== undefined && !isOperand(node.otherReading)) return false;
  return Array.isArray(node.operands) && node.operands.every(isOperand);
}
