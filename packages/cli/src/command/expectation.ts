import type { Schema } from "@covalkit/spec";
import {
  boundsText,
  formatNoun,
  isOfFormat,
  KEYWORDS,
  lengthText,
  typeNoun,
  violationOf,
} from "@covalkit/spec/interpret";

/**
 * What a value must be, as part of a sentence, by every keyword that values are held to: `an integer between 1 and
 * 10`, `one of alpha, beta`.
 */
export function expectation(schema: Schema): string {
  if (schema.enum || schema.const !== undefined) return choiceText(choicesIn(schema).map(textOf));
  const alternatives = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].map(expectation);
  const own =
    alternatives.length > 0 && isBare(schema, "oneOf", "anyOf", "discriminator")
      ? undefined
      : typesText(schema);
  const either = [...new Set(alternatives)].join(", or ");
  return [own, either].filter(Boolean).join(", and ");
}

/** What a list must be, as sentences of their own. */
export function listFacts({ minItems, maxItems, uniqueItems }: Schema): string[] {
  const length =
    (minItems ?? maxItems) === undefined ? [] : [lengthText(minItems, maxItems, "item", "items")];
  return uniqueItems ? [...length, "must not hold an item twice"] : length;
}

/** The values that a schema lists, alternatives' included, and that it lets pass. */
export function choicesIn(schema: Schema): readonly unknown[] {
  const { enum: values = [], const: constant, oneOf = [], anyOf = [] } = schema;
  const own = [...values, ...(constant === undefined ? [] : [constant])].filter((value) => value !== null);
  const all = [...own, ...[...oneOf, ...anyOf].flatMap(choicesIn)];
  return all.filter((value) => violationOf(value, schema, { schemas: {} }) === undefined);
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

function choiceText(choices: readonly string[]): string {
  if (choices.length === 0) return "left out";
  return choices.length === 1 ? choices.join() : `one of ${choices.join(", ")}`;
}

/** Whether a schema says nothing of values itself; `of` are keywords that say it of others. */
const isBare = (schema: Schema, ...of: string[]): boolean =>
  Object.keys(schema).every((keyword) => KEYWORDS[keyword] === "note" || of.includes(keyword));

function typesText(schema: Schema): string {
  const types = [schema.type ?? "string"].flat().filter((type) => type !== "null");
  return types.map((type) => typeText(type, schema)).join(" or ") || "left out";
}

function typeText(type: string, schema: Schema): string {
  switch (type) {
    case "integer":
    case "number":
      return numberText(type, schema);
    case "boolean":
      return "true or false";
    case "array":
      return `a list, each item ${[expectation(schema.items ?? {}), ...listFacts(schema)].join("; it ")}`;
    case "object":
      return objectText(schema);
    default:
      return plainText(schema);
  }
}

function numberText(type: string, schema: Schema): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = schema;
  const isBound = (minimum ?? maximum ?? exclusiveMinimum ?? exclusiveMaximum) !== undefined;
  const range = isBound ? boundsText(schema).replace("must be ", "") : "";
  const bounds = /^(between|more|less|$)/.test(range) ? range : `of ${range}`;
  const multiple = multipleOf === undefined ? "" : `that is a multiple of ${multipleOf}`;
  // A format says something of numbers when a fraction breaks it.
  const noun = isOfFormat(0.5, format) ? typeNoun(type) : formatNoun(format);
  return [noun, bounds, multiple].filter(Boolean).join(" ");
}

function plainText({ minLength, maxLength, pattern, format }: Schema): string {
  const length =
    (minLength ?? maxLength) === undefined
      ? ""
      : lengthText(minLength, maxLength, "character", "characters").replace("must have", "with");
  const match = pattern === undefined ? "" : `that matches ${pattern}`;
  // A format says something of texts when an empty one breaks it.
  return [isOfFormat("", format) ? "a text" : formatNoun(format), length, match].filter(Boolean).join(" ");
}

function objectText(schema: Schema): string {
  const { properties = {}, required = [], additionalProperties, minProperties, maxProperties } = schema;
  const count =
    (minProperties ?? maxProperties) === undefined
      ? ""
      : ` ${lengthText(minProperties, maxProperties, "property", "properties").replace("must have", "with")}`;
  const names = [...new Set([...Object.keys(properties), ...required])];
  const parts = names.map((name) => {
    const property = properties[name];
    const said = property && !isBare(property) ? `: ${expectation(property)}` : "";
    return `${name}${required.includes(name) ? ", required" : ""}${said}`;
  });
  if (additionalProperties === false) parts.push("no others");
  else if (typeof additionalProperties === "object")
    parts.push(`others: ${expectation(additionalProperties)}`);
  return `a JSON object${count}${parts.length > 0 ? ` (${parts.join("; ")})` : ""}`;
}
