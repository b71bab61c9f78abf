import type { Schema } from "@covalkit/spec";

/** Which type a keyword is about. */
const TYPE_OF: Readonly<Record<string, string>> = {
  properties: "object",
  required: "object",
  additionalProperties: "object",
  minProperties: "object",
  maxProperties: "object",
  items: "array",
  minItems: "array",
  maxItems: "array",
  uniqueItems: "array",
  minimum: "number",
  maximum: "number",
  exclusiveMinimum: "number",
  exclusiveMaximum: "number",
  multipleOf: "number",
  minLength: "string",
  maxLength: "string",
  pattern: "string",
  format: "string",
};

/** What a value is made of where the schema says nothing of it. */
const ANY = ["string", "integer", "boolean"];

/**
 * The types of which values are made: those that the schema names, else the one that its keywords are about, else those
 * of the examples.
 */
export function typesOf({ type, ...keywords }: Schema, examples: readonly unknown[] = []): readonly string[] {
  if (type !== undefined) return typeof type === "string" ? [type] : type;
  const about = Object.keys(keywords).find((keyword) => Object.hasOwn(TYPE_OF, keyword));
  if (about !== undefined) return [TYPE_OF[about] ?? "string"];
  return examples.length > 0 ? [...new Set(examples.map(typeOfValue))] : ANY;
}

function typeOfValue(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
