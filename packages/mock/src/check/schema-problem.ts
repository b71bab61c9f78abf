import type { Schema } from "@covalkit/spec";
import { instant } from "../store/instant.ts";
import type { ApiTable } from "../table/api-table.ts";
import { resolveSchema } from "../table/resolve-schema.ts";

/** What is wrong with a value, and where in it: `metadata.key`, or empty for the value itself. */
export interface Problem {
  readonly path: string;
  readonly text: string;
}

export interface CheckOptions {
  /** Whether a value that an enum does not list passes: a later version of the API may add it. */
  readonly openEnums: boolean;
}

/** The first thing that breaks the schema; undefined where nothing does. */
export function schemaProblem(
  value: unknown,
  schema: Schema,
  table: Pick<ApiTable, "schemas">,
  options: CheckOptions,
  path = "",
): Problem | undefined {
  const found = resolveSchema(schema, table);
  const text =
    typeProblem(value, found) ??
    (options.openEnums ? undefined : enumProblem(value, found)) ??
    (typeof value === "number" ? rangeProblem(value, found) : undefined) ??
    (typeof value === "string" ? textProblem(value, found) : undefined);
  if (text !== undefined) return { path, text };
  if (Array.isArray(value)) {
    const { items } = found;
    if (!items) return undefined;
    return first(value, (item, index) => schemaProblem(item, items, table, options, `${path}[${index}]`));
  }
  if (isObject(value)) return propertyProblem(value, found, table, options, path);
  return undefined;
}

function propertyProblem(
  value: Readonly<Record<string, unknown>>,
  schema: Schema,
  table: Pick<ApiTable, "schemas">,
  options: CheckOptions,
  path: string,
): Problem | undefined {
  const inside = (name: string) => (path === "" ? name : `${path}.${name}`);
  const missing = schema.required?.find((name) => value[name] === undefined);
  if (missing !== undefined) return { path: inside(missing), text: "Must be there" };
  return first(Object.entries(value), ([name, part]) => {
    const { properties = {}, additionalProperties } = schema;
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (known) return schemaProblem(part, known, table, options, inside(name));
    if (additionalProperties === false) return { path: inside(name), text: "Must not be there" };
    return typeof additionalProperties === "object"
      ? schemaProblem(part, additionalProperties, table, options, inside(name))
      : undefined;
  });
}

function typeProblem(value: unknown, { type }: Schema): string | undefined {
  if (type === undefined) return undefined;
  const types = typeof type === "string" ? [type] : type;
  if (types.some((name) => isOfType(value, name))) return undefined;
  return `Must be ${types.map((name) => NOUNS[name] ?? name).join(" or ")}`;
}

const NOUNS: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  integer: "an integer",
  null: "null",
  number: "a number",
  object: "an object",
  string: "a string",
};

function isOfType(value: unknown, type: string): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "number") return Number.isFinite(value);
  return typeof value === type;
}

function enumProblem(value: unknown, schema: Schema): string | undefined {
  if (!schema.enum || schema.enum.includes(value)) return undefined;
  return `Must be one of ${schema.enum.map(String).join(", ")}`;
}

function rangeProblem(value: number, { minimum, maximum }: Schema): string | undefined {
  if (value >= (minimum ?? value) && value <= (maximum ?? value)) return undefined;
  if (minimum === undefined) return `Must be at most ${maximum}`;
  if (maximum === undefined) return `Must be at least ${minimum}`;
  return `Must be between ${minimum} and ${maximum}`;
}

function textProblem(value: string, { minLength, maxLength, pattern, format }: Schema): string | undefined {
  // JSON Schema counts characters, not UTF-16 code units.
  const length = minLength === undefined && maxLength === undefined ? 0 : [...value].length;
  if (length < (minLength ?? length)) return `Must have at least ${minLength} characters`;
  if (length > (maxLength ?? length)) return `Must have at most ${maxLength} characters`;
  if (pattern !== undefined && !new RegExp(pattern, "u").test(value)) return `Must match ${pattern}`;
  if (format === "date-time" && Number.isNaN(instant(value)))
    return "Must be a timestamp such as 2025-11-03T14:32:30Z";
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function first<Value>(
  values: readonly Value[],
  check: (value: Value, index: number) => Problem | undefined,
): Problem | undefined {
  for (const [index, value] of values.entries()) {
    const problem = check(value, index);
    if (problem) return problem;
  }
  return undefined;
}
