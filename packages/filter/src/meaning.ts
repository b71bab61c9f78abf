import type { Comparison, Operator } from "./expression.ts";
import type { FieldSchema, FilterFields } from "./fields.ts";
import { instantKey } from "./instant.ts";
import { schemaOf } from "./schema-of.ts";

/** What values are compared by. */
export type Key = string | number | boolean;

/** How the values of a field compare. */
export type Kind = "any" | "text" | "enum" | "instant" | "integer" | "number" | "boolean";

export const kindOf = (schema: FieldSchema = {}): Kind =>
  schema.enum
    ? "enum"
    : schema.format === "date-time"
      ? "instant"
      : schema.type === "string"
        ? "text"
        : (schema.type ?? "any");

/**
 * What stands for a filter's value when it is compared: two values are equal when these are, and in the order of
 * these. Undefined where the value is none that the kind can have.
 */
export function comparable(kind: Kind, value: string): Key | undefined {
  if (kind === "instant") return instantKey(value);
  if (kind === "boolean") return value === "true" || (value === "false" ? false : undefined);
  if (kind !== "integer" && kind !== "number") return value;
  return (kind === "integer" ? /^-?\d+$/ : /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i).test(value)
    ? Number(value)
    : undefined;
}

/** Whether `>` and its like have a meaning the language defines: not for a set of names, or yes and no. */
export const hasOrder = (kind: Kind): boolean => kind !== "enum" && kind !== "boolean";

/** Whether `key` meets the condition. */
export function holds(
  key: Key,
  { operator, key: limit }: { readonly operator: Operator; readonly key: Key },
): boolean {
  if (operator === "=") return key === limit;
  if (operator === "!=") return key !== limit;
  if (key === limit) return operator.length > 1;
  return key < limit === (operator[0] === "<");
}

/**
 * Whether what a comparison means is beyond doubt, so that items may be filtered by it: equality, and order of what
 * is not text, on a declared field; equality on one key of an open family. Collations differ, and so does what a
 * path of several keys leads to.
 */
export function isCertain({ field, operator, value }: Comparison, fields: FilterFields): boolean {
  const schema = schemaOf(field, fields);
  const kind = kindOf(schema);
  const isEquality = operator === "=" || operator === "!=";
  if (!schema || comparable(kind, value) === undefined) return false;
  if (!isEquality) return hasOrder(kind) && kind !== "text" && kind !== "any";
  return Object.hasOwn(fields, field) || field.split(".").length < 3;
}
