import type { Operation, Parameter, Schema } from "../operation.ts";
import { pathOf } from "./path.ts";
import { violationOf } from "./schema.ts";
import { typesIn } from "./types-in.ts";

/** What of a request parameters are read from. */
export interface RequestParts {
  /** The values in the path, decoded; see `createRouter`. */
  readonly path: Readonly<Record<string, string>>;
  /** The query as it was sent, with or without its question mark. */
  readonly query: string;
  readonly headers: { get(name: string): string | null };
}

/** A parameter that breaks what the document says of it, and how: "must be between 1 and 250". */
export interface ParameterViolation {
  readonly parameter: string;
  readonly text: string;
}

/** The parameters of a request. */
export interface ReadParameters {
  /** The typed values of those that were sent and fit their schemas. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly violations: readonly ParameterViolation[];
  /** The names in the query that no parameter of the operation has. */
  readonly undeclared: readonly string[];
}

/** The schema holds no reference: the table's parameters are whole. */
const WHOLE = { schemas: {} };

/** Reads the parameters that an operation declares, as their place, style and explode say they are written. */
export function readParameters({ parameters }: Operation, request: RequestParts): ReadParameters {
  const query = splitQuery(request.query);
  const values: Record<string, unknown> = {};
  const violations: ParameterViolation[] = [];
  const known = new Set<string>();
  for (const [name, parameter] of Object.entries(parameters)) {
    const read = readOne(name, parameter, request, query, known);
    if ("text" in read) violations.push({ parameter: name, text: read.text });
    else if (read.value !== undefined) values[name] = read.value;
  }
  const undeclared = [...new Set(query.map(([name]) => name))].filter((name) => !known.has(name));
  return { values, violations, undeclared };
}

/** What a parameter's value breaks, as in "must be between 1 and 250"; `undefined` where it fits. */
export function parameterViolation(value: unknown, { schema }: Parameter): string | undefined {
  const found = violationOf(value, schema, WHOLE);
  if (!found) return undefined;
  return found.at.length > 0 ? `${found.text} (at ${pathOf(found.at)})` : found.text;
}

/**
 * The value that a text stands for: the number, truth value, constant or text that fits the schema; where none fits,
 * one that says best what is wrong. Numbers are written as JSON writes them.
 */
export function valueOfText(text: string, schema: Schema): unknown {
  const types = new Set(typesIn(schema));
  const candidates: unknown[] = [];
  if ((types.has("integer") && /^-?\d+$/.test(text)) || (types.has("number") && NUMBER.test(text))) {
    candidates.push(Number(text));
  }
  if (types.has("boolean") && /^(true|false)$/.test(text)) candidates.push(text === "true");
  candidates.push(text);
  return candidates.find((value) => !violationOf(value, schema, WHOLE)) ?? candidates[0];
}

const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

type Read = { readonly value: unknown } | { readonly text: string };

type Query = readonly (readonly [name: string, raw: string])[];

function readOne(
  name: string,
  parameter: Parameter,
  request: RequestParts,
  query: Query,
  known: Set<string>,
): Read {
  const { schema } = parameter;
  const types = typesIn(schema);
  let value: unknown;
  if (parameter.in === "query" && parameter.style === "deepObject") {
    const read = readObject(name, schema, query, known);
    if (typeof read === "string") return { text: `must be given only once (at ${read})` };
    value = read;
  } else {
    const raw = rawTexts(name, parameter, request, query);
    if (parameter.in === "query") known.add(name);
    const isList = types.includes("array");
    if (raw.length > 1 && !(isList && parameter.in === "query" && explodes(parameter))) {
      return { text: "must be given only once" };
    }
    const [first] = raw;
    if (first !== undefined)
      value = isList ? readList(raw, parameter) : valueOfText(decode(first, parameter), schema);
  }
  if (value === undefined) return parameter.required ? { text: "must be given" } : { value };
  const text = parameterViolation(value, parameter);
  return text === undefined ? { value } : { text };
}

function rawTexts(
  name: string,
  parameter: Parameter,
  request: RequestParts,
  query: Query,
): readonly string[] {
  if (parameter.in === "query") return query.flatMap(([key, raw]) => (key === name ? [raw] : []));
  const text = parameter.in === "path" ? request.path[name] : request.headers.get(name);
  return typeof text === "string" ? [text] : [];
}

const explodes = ({ style = "form", explode = style === "form" }: Parameter): boolean => explode;

const SEPARATORS: Readonly<Record<string, RegExp>> = {
  spaceDelimited: /%20|\+/,
  pipeDelimited: /\||%7C/i,
};

/**
 * A list is taken apart before it is decoded, so that a separator in a value stays one. `tags=` is a list of one empty
 * text, whichever way it is written (RFC 6570 §3.2.8): a list of nothing is not written at all.
 */
function readList(raw: readonly string[], parameter: Parameter): readonly unknown[] {
  const items = parameter.schema.items ?? {};
  const separate = parameter.in === "query" && explodes(parameter);
  const texts = separate ? raw : raw.flatMap((text) => text.split(SEPARATORS[parameter.style ?? ""] ?? ","));
  return texts.map((text) =>
    valueOfText(decode(parameter.in === "header" ? text.trim() : text, parameter), items),
  );
}

/** `name[key]=value`, for each property; the name of a property that is given twice. */
function readObject(
  name: string,
  schema: Schema,
  query: Query,
  known: Set<string>,
): object | string | undefined {
  const { properties = {}, additionalProperties } = schema;
  const other = typeof additionalProperties === "object" ? additionalProperties : {};
  const read = new Map<string, unknown>();
  for (const [key, raw] of query) {
    if (!key.startsWith(`${name}[`) || !key.endsWith("]")) continue;
    known.add(key);
    const property = key.slice(name.length + 1, -1);
    if (read.has(property)) return property;
    const own = Object.hasOwn(properties, property) ? properties[property] : undefined;
    read.set(property, valueOfText(decodeQuery(raw), own ?? other));
  }
  return read.size > 0 ? Object.fromEntries(read) : undefined;
}

/** Paths are decoded by the router, headers hold their text as it is. */
const decode = (text: string, parameter: Parameter): string =>
  parameter.in === "query" ? decodeQuery(text) : text;

/** Names decoded, values as they were sent (application/x-www-form-urlencoded). */
const splitQuery = (query: string): Query =>
  query
    .replace(/^\?/, "")
    .split("&")
    .filter(Boolean)
    .map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [decodeQuery(name), value.join("=")] as const;
    });

/** As URLSearchParams decodes, which never fails. */
const decodeQuery = (text: string): string =>
  new URLSearchParams(`v=${text.replaceAll("&", "%26")}`).get("v") ?? "";
