import type { Comparison, Expression } from "./expression.ts";
import type { FilterFields } from "./fields.ts";
import { isEmpty, normal } from "./join.ts";
import { meaningOf } from "./meaning.ts";
import { testOf } from "./value-test.ts";

/** Whether a record meets a filter. */
export type Predicate = (record: object) => boolean;

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
  const operands = [...expression.operands]
    .sort((one, other) => cost(one, fields) - cost(other, fields))
    .map((operand) => predicateOf(operand, fields));
  const [first, second, third] = operands;
  const isOr = expression.kind === "or";
  if (!first || !second || third) {
    return isOr
      ? (record) => operands.some((operand) => operand(record))
      : (record) => operands.every((operand) => operand(record));
  }
  return isOr ? (record) => first(record) || second(record) : (record) => first(record) && second(record);
}

/** What is cheap to find out comes first: instants and what lies deep do not. */
const cost = (expression: Expression, fields: FilterFields): number =>
  expression.kind !== "comparison"
    ? expression.operands.reduce((sum, operand) => sum + cost(operand, fields), 0)
    : meaningOf(expression, fields).kind === "instant"
      ? 3
      : expression.field.split(".").length;

function comparisonOf(comparison: Comparison, fields: FilterFields): Predicate {
  const test = testOf(comparison, fields);
  const [first = "", ...rest] = comparison.field.split(".");
  // Asked for last, for it costs the most: an inherited property is none.
  if (!rest.length) return (record) => test(read(record, first)) && Object.hasOwn(record, first);
  return (record) => {
    let found: unknown = record;
    for (const name of [first, ...rest]) {
      if (typeof found !== "object" || found === null || !Object.hasOwn(found, name)) return false;
      found = read(found, name);
    }
    return test(found);
  };
}

// A property of an object of unknown shape.
const read = (record: object, name: string): unknown => (record as Readonly<Record<string, unknown>>)[name];
