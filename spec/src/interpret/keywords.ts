/**
 * What becomes of a keyword of JSON Schema:
 *
 * - `value`: {@link violationOf} holds every value to it, whichever package asks;
 * - `resolved`: the generator works it into the others, so that no table has it;
 * - `note`: it says something to people or tools that no value can break.
 */
export type Fate = "value" | "resolved" | "note";

/** Every keyword that the document may use; the generator refuses any other. */
export const KEYWORDS: Readonly<Record<string, Fate>> = {
  $ref: "value",
  type: "value",
  enum: "value",
  const: "value",
  format: "value",
  minimum: "value",
  maximum: "value",
  exclusiveMinimum: "value",
  exclusiveMaximum: "value",
  multipleOf: "value",
  minLength: "value",
  maxLength: "value",
  pattern: "value",
  items: "value",
  minItems: "value",
  maxItems: "value",
  uniqueItems: "value",
  properties: "value",
  required: "value",
  additionalProperties: "value",
  minProperties: "value",
  maxProperties: "value",
  oneOf: "value",
  anyOf: "value",
  discriminator: "value",
  allOf: "resolved",
  nullable: "resolved",
  title: "note",
  description: "note",
  default: "note",
  deprecated: "note",
  example: "note",
  examples: "note",
  externalDocs: "note",
  readOnly: "note",
  writeOnly: "note",
  contentEncoding: "note",
  contentMediaType: "note",
  xml: "note",
  $comment: "note",
};

/** The formats that values are held to: `FORMATS` says how. Data of its own, so that the generator can read it alone. */
export const CHECKED_FORMATS = [
  "date-time",
  "date",
  "time",
  "uuid",
  "uri",
  "email",
  "int32",
  "int64",
] as const;

/** Formats that say something to people or tools, and that no value is held to; see {@link CHECKED_FORMATS} for the others. */
export const NOTED_FORMATS: readonly string[] = ["float", "double", "byte", "binary", "password"];
