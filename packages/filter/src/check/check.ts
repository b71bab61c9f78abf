import type { Comparison, Expression, Span } from "../expression.ts";
import type { FilterFields } from "../fields.ts";
import { hasOrder, meaningOf } from "../meaning.ts";
import {
  badValue,
  type CheckCode,
  impossible,
  type Message,
  noOrder,
  twoReadings,
  unknownField,
  unknownValue,
} from "../messages.ts";
import { format } from "../print/format.ts";
import { contradictions } from "./contradictions.ts";
import { nearest } from "./nearest.ts";

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
  const report = (code: CheckCode, start: number, end: number, [message, hint]: Message): void => {
    const severity = code === "impossible" || code === "two-readings" ? "warning" : "error";
    found.push({ code, severity, message, hint, start, end });
  };

  const checkComparison = (comparison: Comparison): void => {
    const { field, operator, value, start, end, operatorStart, valueStart } = comparison;
    const { schema, kind, isOrder, key } = meaningOf(comparison, fields);
    if (!schema) {
      const names = Object.keys(fields).sort();
      const step = field.split(".")[1] ?? "*";
      const near = nearest(
        field,
        names.map((name) => name.replace("*", step)),
      );
      report(
        "unknown-field",
        start,
        start + field.length,
        unknownField(field, near?.replace("*", "<key>"), names.join(", ")),
      );
    } else if (isOrder && !hasOrder(kind)) {
      report("no-order", operatorStart, operatorStart + operator.length, noOrder(field, operator));
    } else if (schema.enum) {
      if (unknownValues === "allow" || schema.enum.includes(value)) return;
      const near = nearest(value, schema.enum);
      report("unknown-value", valueStart, end, unknownValue(field, value, near, schema.enum.join(", ")));
    } else if (key === undefined) {
      report("bad-value", valueStart, end, badValue(field, value, kind));
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
      report("impossible", other.start, other.end, impossible(format(one), format(other)));
    }
  };

  if ("otherReading" in expression && expression.otherReading) {
    const { start, end, otherReading } = expression;
    report("two-readings", start, end, twoReadings(format(expression), format(otherReading)));
  }
  walk(expression);
  return found.sort((one, other) => one.start - other.start);
}
