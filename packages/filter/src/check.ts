import { contradictions } from "./contradictions.ts";
import type { Comparison, Expression, Span } from "./expression.ts";
import type { FilterFields } from "./fields.ts";
import { format } from "./format.ts";
import { comparable, hasOrder, kindOf } from "./meaning.ts";
import {
  badValue,
  type CheckCode,
  impossible,
  type Message,
  noOrder,
  twoReadings,
  unknownField,
  unknownValue,
} from "./messages.ts";
import { nearest } from "./nearest.ts";
import { schemaOf } from "./schema-of.ts";

/** Something to say of a filter: what is wrong, where in its text, and what to write instead. */
export interface Diagnostic extends Span {
  readonly code: CheckCode;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly hint: string;
}

export interface CheckOptions {
  /**
   * What to say of a value that an enum does not list. A typo is likelier than a value that is newer than the
   * table, so it is an error.
   * @default "error"
   */
  readonly unknownValues?: "error" | "allow";
}

/**
 * Holds a filter against the table of fields. Errors: a field or an enum value that is not known, an order asked of
 * what has none, a value that is no timestamp or number. Warnings: conditions no item can meet, and AND mixed
 * with OR without parentheses. In the order of the text; an empty list is a clean bill.
 */
export function check(
  expression: Expression,
  fields: FilterFields,
  { unknownValues }: CheckOptions = {},
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (
    severity: "error" | "warning",
    code: CheckCode,
    start: number,
    end: number,
    [message, hint]: Message,
  ): void => {
    found.push({ code, severity, message, hint, start, end });
  };

  const checkComparison = ({
    field,
    operator,
    value,
    start,
    end,
    operatorStart,
    valueStart,
  }: Comparison): void => {
    const schema = schemaOf(field, fields);
    const kind = kindOf(schema);
    if (!schema) {
      const names = Object.keys(fields);
      const key = field.slice(field.indexOf(".") + 1);
      const candidates = names.map((name) => (key === field ? name : name.replace("*", key)));
      report(
        "error",
        "unknown-field",
        start,
        start + field.length,
        unknownField(field, nearest(field, candidates), names.join(", ")),
      );
    } else if (operator !== "=" && operator !== "!=" && !hasOrder(kind)) {
      report("error", "no-order", operatorStart, operatorStart + operator.length, noOrder(field, operator));
    } else if (schema.enum) {
      if (unknownValues === "allow" || schema.enum.includes(value)) return;
      report(
        "error",
        "unknown-value",
        valueStart,
        end,
        unknownValue(field, value, nearest(value, schema.enum), schema.enum.join(", ")),
      );
    } else if (
      kind !== "any" &&
      kind !== "text" &&
      kind !== "enum" &&
      comparable(kind, value) === undefined
    ) {
      report("error", "bad-value", valueStart, end, badValue(field, value, kind));
    }
  };

  const walk = (node: Expression): void => {
    if (node.kind === "comparison") {
      checkComparison(node);
      return;
    }
    node.operands.forEach(walk);
    if (node.kind === "or") return;
    for (const [one, other] of contradictions(node.operands, fields)) {
      report("warning", "impossible", other.start, other.end, impossible(format(one), format(other)));
    }
  };

  if ("otherReading" in expression && expression.otherReading) {
    const { start, end, otherReading } = expression;
    report("warning", "two-readings", start, end, twoReadings(format(expression), format(otherReading)));
  }
  walk(expression);
  return found.sort((one, other) => one.start - other.start);
}
