import type { Operation, Parameter, Schema } from "@covalkit/spec";
import { schemaProblem } from "../check/schema-problem.ts";
import type { ApiTable } from "../table/api-table.ts";
import { resolveSchema } from "../table/resolve-schema.ts";
import type { Asked } from "./asked.ts";
import type { ErrorDetail } from "./error-answer.ts";
import type { Route } from "./route.ts";

/** A request's declared parameters by name, defaults filled in, and what is wrong with them. */
export interface ReadParameters {
  readonly values: Readonly<Record<string, unknown>>;
  readonly details: readonly ErrorDetail[];
}

/** Reads and checks what the operation declares. What it does not declare is ignored. */
export function readParameters(asked: Asked, { operation, path }: Route, table: ApiTable): ReadParameters {
  const values: Record<string, unknown> = {};
  const details: ErrorDetail[] = [];
  for (const [name, parameter] of Object.entries(operation.parameters)) {
    const schema = resolveSchema(parameter.schema, table);
    const texts = textsOf(name, parameter, asked, path);
    const problem = texts.length === 0 ? absence(parameter) : tooMany(texts, schema);
    if (problem !== undefined) {
      details.push({ field: name, description: problem });
    } else if (texts.length === 0) {
      values[name] = schema.default;
    } else {
      const value = parseValue(texts, schema);
      const wrong = schemaProblem(value, schema, table, { openEnums: false });
      if (wrong) details.push({ field: name, description: wrong.text });
      else values[name] = value;
    }
  }
  return { values, details };
}

/** The query parameters that two requests of one listing must share: all that are declared, but for the token. */
export function queryNames({ parameters, list }: Operation): string[] {
  return Object.entries(parameters)
    .filter(([name, parameter]) => parameter.in === "query" && name !== list?.pageToken)
    .map(([name]) => name);
}

function textsOf(
  name: string,
  parameter: Parameter,
  { url, headers }: Asked,
  path: Readonly<Record<string, string>>,
): string[] {
  if (parameter.in === "query") return url.searchParams.getAll(name);
  const value =
    parameter.in === "path" ? path[name] : parameter.in === "header" ? headers.get(name) : undefined;
  return value === undefined || value === null ? [] : [value];
}

function absence({ required }: Parameter): string | undefined {
  return required ? "Must be given" : undefined;
}

function tooMany(texts: readonly string[], { type }: Schema): string | undefined {
  return texts.length > 1 && type !== "array" ? "Must be given only once" : undefined;
}

/** The value that the text stands for; the text itself where it stands for none of the schema's type. */
function parseValue(texts: readonly string[], schema: Schema): unknown {
  if (schema.type === "array") {
    return texts.flatMap((text) => text.split(",")).map((text) => parseValue([text], schema.items ?? {}));
  }
  const text = texts[0] ?? "";
  if (schema.type === "integer" || schema.type === "number") {
    return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  }
  if (schema.type === "boolean") return text === "true" || text === "false" ? text === "true" : text;
  return text;
}
