import type { Schema } from "@covalkit/spec";

/** A schema's type, `null` aside; a string where it says nothing. */
export function typeOf({ type }: Schema): string {
  const types = typeof type === "string" ? [type] : (type ?? []);
  return types.find((each) => each !== "null") ?? "string";
}

/** The schema of one value: an array's items, any other schema itself. */
export const itemSchema = (schema: Schema): Schema =>
  typeOf(schema) === "array" ? (schema.items ?? {}) : schema;

/** What stands for a value in help texts. */
export function placeholder(schema: Schema): string {
  const item = itemSchema(schema);
  if (item.enum) return "value";
  const type = typeOf(item);
  if (type === "integer") return "n";
  return type === "string" ? "text" : type;
}

/** What a value must be, as part of a sentence: `an integer from 1 to 10`, `one of: a, b`. */
export function expectation(schema: Schema): string {
  if (schema.enum) return `one of: ${schema.enum.join(", ")}`;
  const type = typeOf(schema);
  const range = rangeText(schema);
  if (type === "integer") return `an integer${range}`;
  if (type === "number") return `a number${range}`;
  if (type === "boolean") return "true or false";
  return type === "object" ? "a JSON object" : `a text${lengthText(schema)}`;
}

function rangeText({ minimum, maximum }: Schema): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return ` of at least ${minimum}`;
  return maximum === undefined ? "" : ` of at most ${maximum}`;
}

function lengthText({ minLength, maxLength, pattern }: Schema): string {
  const length =
    minLength !== undefined && maxLength !== undefined
      ? ` of ${minLength} to ${maxLength} characters`
      : minLength !== undefined
        ? ` of at least ${minLength} character${minLength === 1 ? "" : "s"}`
        : maxLength === undefined
          ? ""
          : ` of at most ${maxLength} characters`;
  return pattern === undefined ? length : `${length} that matches ${pattern}`;
}
