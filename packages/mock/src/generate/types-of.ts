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
};

/** The types of which values are made: those that the schema names, else the one that its keywords are about. */
export function typesOf({ type, ...keywords }: Schema): readonly string[] {
  if (type !== undefined) return typeof type === "string" ? [type] : type;
  const about = Object.keys(keywords).find((keyword) => Object.hasOwn(TYPE_OF, keyword));
  return [TYPE_OF[about ?? ""] ?? "string"];
}
