import type { Operation, Parameter, Schema } from "@covalkit/spec";
import { schemas } from "@covalkit/spec/responses";
import type { ErrorDetail } from "../errors/api-error.ts";
import { faultOf } from "../validate/value-fault.ts";
import { Refusal } from "./refusal.ts";
import type { Route } from "./route.ts";

/** The texts of a request's declared parameters, by name; several for a list. */
export type Params = Map<string, readonly string[]>;

/**
 * Reads what the operation declares. Cookies are never read: they are the caller's and the proxy's affair.
 *
 * @throws {Refusal} 400 for a parameter that is not declared, or a value that its schema does not allow.
 */
export function readParams({ operation, values }: Route, request: Request): Params {
  const { searchParams } = new URL(request.url);
  const params: Params = new Map();
  const details: ErrorDetail[] = [...new Set(searchParams.keys())]
    .filter((name) => parameterOf(operation, name)?.in !== "query")
    .map((field) => ({ field, description: "Is not a parameter here" }));
  for (const [name, parameter] of Object.entries(operation.parameters)) {
    const texts = textsOf(name, parameter, searchParams, request.headers, values);
    const fault = faultOfParameter(texts, parameter);
    if (fault) details.push({ field: name, description: sentence(fault) });
    else if (texts.length > 0) params.set(name, texts);
  }
  if (details.length > 0) throw new Refusal(400, "", details);
  return params;
}

/** The parameter of this name that the operation declares. */
export const parameterOf = ({ parameters }: Operation, name: string): Parameter | undefined =>
  Object.hasOwn(parameters, name) ? parameters[name] : undefined;

/** What is wrong with a parameter's texts, as in "must be given"; `undefined` where nothing is. */
export function faultOfParameter(texts: readonly string[], parameter: Parameter): string | undefined {
  const { items, ...schema } = resolve(parameter.schema);
  if (texts.length === 0) return parameter.required ? "must be given" : undefined;
  if (schema.type === "array") return firstFault(texts, resolve(items ?? {}));
  return texts.length > 1 ? "must be given only once" : firstFault(texts, schema);
}

function textsOf(
  name: string,
  parameter: Parameter,
  query: URLSearchParams,
  headers: Headers,
  path: Readonly<Record<string, string>>,
): readonly string[] {
  if (parameter.in === "query") return query.getAll(name);
  const text = { path: path[name], header: headers.get(name), cookie: undefined }[parameter.in];
  return typeof text === "string" ? [text] : [];
}

function firstFault(texts: readonly string[], schema: Schema): string | undefined {
  for (const text of texts) {
    const value = readValue(text, schema);
    const fault = faultOf(value, schema);
    if (fault) return fault;
    if (schema.enum && !schema.enum.includes(value)) return `must be one of ${schema.enum.join(", ")}`;
  }
  return undefined;
}

/** The value that a text stands for; the text itself where it stands for none of the schema's types. */
function readValue(text: string, { type = [] }: Schema): unknown {
  if (/integer|number/.test(String(type)) && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (/boolean/.test(String(type)) && /^(true|false)$/.test(text)) return text === "true";
  return text;
}

const resolve = (schema: Schema): Schema =>
  schema.$ref === undefined ? schema : (schemas[schema.$ref.replace(/^.*\//, "")] ?? {});

/** As the API writes its details. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
