import type { Comparison, Expression } from "../expression.ts";
import type { FilterFields } from "../fields.ts";
import { isEmpty, normal } from "../join.ts";
import { type Key, meaningOf } from "../meaning.ts";
import { type Predicate, propertyIs, propertyTest } from "./property-test.ts";
import { testOf } from "./value-test.ts";

/**
 * The filter as a function of a record: plain data, such as JSON makes. A field is an own property; in an open
 * family and in a declared name, a dot goes down into an object. A missing field, null, and a value of another type
 * than the table says meet no comparison, `!=` included.
 */
export function compile(expression: Expression, fields: FilterFields): Predicate {
  const whole = normal(expression);
  return isEmpty(whole) ? () => true : predicateOf(whole, fields);
}

function predicateOf(expression: Expression, fields: FilterFields): Predicate {
  if (expression.kind === "comparison") return comparisonOf(expression, fields);
  const operands = [...expression.operands].sort((one, other) => cost(one, fields) - cost(other, fields));
  const isOr = expression.kind === "or";
  const all =
    isOr && operands.length > 3 ? anyOf(operands, fields) : operands.map((one) => predicateOf(one, fields));
  const [first, second, third, ...rest] = all;
  if (!first || !second || rest.length) {
    return isOr
      ? (record) => all.some((operand) => operand(record))
      : (record) => all.every((operand) => operand(record));
  }
  if (isOr) {
    return third
      ? (record) => first(record) || second(record) || third(record)
      : (record) => first(record) || second(record);
  }
  return third
    ? (record) => first(record) && second(record) && third(record)
    : (record) => first(record) && second(record);
}

/** A list of values, such as thousands of ids, is looked up and not gone through. */
function anyOf(operands: readonly Expression[], fields: FilterFields): Predicate[] {
  const lists = new Map<string, Set<unknown>>();
  const others: Predicate[] = [];
  for (const operand of operands) {
    const key = operand.kind === "comparison" ? equalTo(operand, fields) : undefined;
    if (operand.kind === "comparison" && key !== undefined) {
      lists.set(operand.field, (lists.get(operand.field) ?? new Set()).add(key));
    } else {
      others.push(predicateOf(operand, fields));
    }
  }
  return [...[...lists].map(([field, keys]) => propertyTest(field, (value) => keys.has(value))), ...others];
}

/** What is cheap to find out comes first: instants and what lies deep do not. */
const cost = (expression: Expression, fields: FilterFields): number =>
  expression.kind !== "comparison"
    ? expression.operands.reduce((sum, operand) => sum + cost(operand, fields), 0)
    : meaningOf(expression, fields).kind === "instant"
      ? 3
      : expression.field.split(".").length;

function comparisonOf(comparison: Comparison, fields: FilterFields): Predicate {
  const key = equalTo(comparison, fields);
  return key === undefined
    ? propertyTest(comparison.field, testOf(comparison, fields))
    : propertyIs(comparison.field, key);
}

/** What a value has to be, where a comparison asks for that and no other. */
function equalTo(comparison: Comparison, fields: FilterFields): Key | undefined {
  const { kind, key } = meaningOf(comparison, fields);
  return comparison.operator === "=" && kind !== "any" && kind !== "instant" ? key : undefined;
}
