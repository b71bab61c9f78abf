import type { Comparison, Operator } from "./expression.ts";
import type { FieldSchema, FilterFields } from "./fields.ts";
import { instantKey } from "./instant.ts";

/** What values are compared by: two are equal when their keys are, and in the order of their keys. */
export type Key = string | number | boolean;

/** How the values of a field compare. */
export type Kind = "any" | "text" | "enum" | "instant" | "integer" | "number" | "boolean";

/** What a comparison says, by the table of fields. */
export interface Meaning {
  /** Undefined where the table does not have the field. */
  readonly schema: FieldSchema | undefined;
  readonly kind: Kind;
  /** The operator asks for an order: neither `=` nor `!=`. */
  readonly isOrder: boolean;
  /** Of the value. Undefined where it is none the field can have, or it asks for an order of what has none. */
  readonly key: Key | undefined;
  /**
   * Beyond doubt, so that items may be filtered by it: equality, and order of what is not text, on a declared
   * field; equality on one key of an open family. Collations differ, and so does what a path of keys leads to.
   * Never of a field that the items do not hold.
   */
  readonly isCertain: boolean;
}

export function meaningOf({ field, operator, value }: Comparison, fields: FilterFields): Meaning {
  const path = field.split(".");
  const name = path.length < 2 || Object.hasOwn(fields, field) ? field : `${path[0]}.*`;
  const schema = Object.hasOwn(fields, name) ? fields[name] : undefined;
  const kind = kindOf(schema);
  const isOrder = operator !== "=" && operator !== "!=";
  const key = isOrder && !hasOrder(kind) ? undefined : keyOf(kind, value);
  const isKnown = schema !== undefined && schema.backed !== false && key !== undefined;
  const isCertain =
    isKnown && (isOrder ? kind !== "text" && kind !== "any" : name === field || path.length < 3);
  return { schema, kind, isOrder, key, isCertain };
}

/** How values of this schema compare. */
export const kindOf = ({ enum: names, format, type }: FieldSchema = {}): Kind =>
  names ? "enum" : format === "date-time" ? "instant" : type === "string" ? "text" : (type ?? "any");

/** Not a set of names, nor yes and no. */
export const hasOrder = (kind: Kind): boolean => kind !== "enum" && kind !== "boolean";

/** Undefined where the text is no value of that kind. */
export function keyOf(kind: Kind, text: string): Key | undefined {
  if (kind === "instant") return instantKey(text);
  if (kind === "boolean") return text === "true" || (text === "false" ? false : undefined);
  const pattern = kind === "integer" ? /^-?\d+$/ : kind === "number" && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;
  return pattern ? (pattern.test(text) ? Number(text) : undefined) : text;
}

/** What each operator means, of keys of one kind. */
export const HOLDS: Readonly<Record<Operator, (key: Key, limit: Key) => boolean>> = {
  "=": (key, limit) => key === limit,
  "!=": (key, limit) => key !== limit,
  ">": (key, limit) => key > limit,
  "<": (key, limit) => key < limit,
  ">=": (key, limit) => key >= limit,
  "<=": (key, limit) => key <= limit,
};
