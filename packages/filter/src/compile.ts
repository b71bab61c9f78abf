import type { Comparison, Expression } from "./expression.ts";
import type { FilterFields } from "./fields.ts";
import { isEmpty, normal } from "./join.ts";
import { kindOf } from "./meaning.ts";
import { schemaOf } from "./schema-of.ts";
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
  const [first, second, third, ...rest] = operands;
  if (!first || !second) return () => true;
  if (expression.kind === "or") {
    if (!third) return (record) => first(record) || second(record);
    return (record) => operands.some((operand) => operand(record));
  }
  if (!third) return (record) => first(record) && second(record);
  if (!rest.length) return (record) => first(record) && second(record) && third(record);
  return (record) => operands.every((operand) => operand(record));
}

/** What is cheap to find out comes first. */
const cost = (expression: Expression, fields: FilterFields): number =>
  expression.kind === "comparison"
    ? kindOf(schemaOf(expression.field, fields)) === "instant"
      ? 3
      : expression.field.split(".").length
    : expression.operands.reduce((sum, operand) => sum + cost(operand, fields), 0);

function comparisonOf({ field, operator, value }: Comparison, fields: FilterFields): Predicate {
  const test = testOf(kindOf(schemaOf(field, fields)), operator, value);
  const [first = "", ...rest] = field.split(".");
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
