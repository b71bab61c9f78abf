import { typesIn } from "../../../../spec/src/interpret/types-in.ts";
import { kebabCase } from "../../../../spec/src/interpret/words.ts";
import type { Document, Operation, Parameter, PathItem, Schema } from "../openapi.ts";
import { below } from "../pointer.ts";
import { SpecError } from "../spec-error.ts";
import { follow, type Placed } from "./references.ts";
import type { Schemas } from "./schemas.ts";

/** A parameter, as every surface reads it. */
export interface ParameterModel {
  readonly name: string;
  readonly in: "query" | "path" | "header";
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: string;
  /** Only where they are not what OpenAPI says without them. */
  readonly style?: "spaceDelimited" | "pipeDelimited" | "deepObject";
  readonly explode?: boolean;
  /** Whole: without a reference. */
  readonly schema: Schema;
  readonly examples: readonly { readonly summary?: string; readonly value: unknown }[];
  readonly filter?: { readonly fields: Readonly<Record<string, Schema>> };
  readonly at: string;
}

/** Headers that OpenAPI says a parameter cannot be (3.1 §4.8.12.1): what declares them is ignored. */
const NO_PARAMETERS = new Set(["accept", "content-type", "authorization"]);

/** An operation's parameters: its path's, but for those that the operation declares itself. */
export function readParameters(
  document: Document,
  schemas: Schemas,
  path: Placed<PathItem>,
  operation: Placed<Operation>,
): ParameterModel[] {
  const declared = new Map<string, Placed<Parameter>>();
  for (const { node, at } of [path, operation]) {
    node.parameters?.forEach((each, index) => {
      const parameter = follow<Parameter>(document, each, below(at, "parameters", index));
      declared.set(`${parameter.node.in} ${parameter.node.name}`, parameter);
    });
  }
  const parameters = [...declared.values()]
    .filter(({ node }) => node.in !== "header" || !NO_PARAMETERS.has(node.name.toLowerCase()))
    .map((parameter) => readParameter(document, schemas, parameter));
  refuseClashes(parameters);
  return parameters;
}

function readParameter(
  document: Document,
  schemas: Schemas,
  { node, at }: Placed<Parameter>,
): ParameterModel {
  const { name, in: place, description = "", required = false, deprecated = false } = node;
  const refuse = (message: string, keyword: string): never => {
    throw new SpecError(`The parameter "${name}": ${message}`, below(at, keyword));
  };
  if (place !== "query" && place !== "path" && place !== "header") {
    return refuse("cookies are not sent. Write it as a query parameter or a header.", "in");
  }
  if (node.content !== undefined)
    refuse("write a schema in place of content: values are sent as texts.", "content");
  if (node.allowReserved)
    refuse("reserved characters are always encoded: leave allowReserved out.", "allowReserved");
  if (node.allowEmptyValue) refuse("a value is always sent: leave allowEmptyValue out.", "allowEmptyValue");
  const schemaAt = below(at, "schema");
  const schema = schemas.whole(node.schema ?? {}, schemaAt);
  const filter = node["x-filter"];
  if (filter && (place !== "query" || schema.type !== "string")) {
    refuse("a filter is a text in the query.", "x-filter");
  }
  return {
    name,
    in: place,
    required: required || place === "path",
    deprecated,
    description: description.trim(),
    ...writingOf(node, schema, refuse),
    schema,
    examples: listExamples(document, node, at),
    ...(filter && {
      filter: { fields: readFields(filter.fields, schemas, below(at, "x-filter", "fields")) },
    }),
    at,
  };
}

/** How a value is written where it goes: its style and explode, unless they are OpenAPI's defaults. */
function writingOf(
  { in: place, style, explode }: Parameter,
  schema: Schema,
  refuse: (message: string, keyword: string) => never,
): Pick<ParameterModel, "style" | "explode"> {
  const types = typesOf(schema);
  const [isList, isObject] = [types.has("array"), types.has("object")];
  if (isObject && types.size > 1)
    refuse("it may be an object or something else: write it as one of them.", "schema");
  for (const part of [schema.items, ...Object.values(schema.properties ?? {}), schema.additionalProperties]) {
    const inner = typeof part === "object" ? typesOf(part) : new Set<string>();
    if (inner.has("array") || inner.has("object")) {
      refuse("what is in its list or object must be numbers, texts or booleans.", "schema");
    }
  }
  if (place !== "query") {
    if (isObject || (isList && place === "path")) {
      refuse(
        `${isObject ? "an object" : "a list"} cannot be sent in a ${place}. Write it as a query parameter.`,
        "schema",
      );
    }
    if (style !== undefined && style !== "simple")
      refuse(`the style of a ${place} parameter must be simple.`, "style");
    return {};
  }
  if (isObject) {
    if (style !== "deepObject")
      refuse("an object must be written with `style: deepObject`.", style ? "style" : "schema");
    if (explode === false) refuse("deepObject is always exploded: leave explode out.", "explode");
    return { style: "deepObject" };
  }
  if (style === undefined || style === "form") return isList && explode === false ? { explode } : {};
  if (!isList || (style !== "spaceDelimited" && style !== "pipeDelimited")) {
    return refuse(`the style must be form here, not ${style}.`, "style");
  }
  if (explode === true) refuse(`${style} puts a list into one text: leave explode out.`, "explode");
  return { style };
}

/** The types that a value may have, those that a schema only means by its other keywords included. */
export function typesOf(schema: Schema): Set<string> {
  const types = new Set(typesIn(schema).filter((type) => type !== "null"));
  if (schema.properties || schema.additionalProperties !== undefined) types.add("object");
  if (schema.items) types.add("array");
  return types;
}

function readFields(
  fields: Readonly<Record<string, Schema>>,
  schemas: Schemas,
  at: string,
): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const place = below(at, name);
      // `backed` is a word of ours, not a keyword.
      const { backed, ...node } = field;
      const schema = schemas.whole(node, place);
      const { format } = schema;
      const [type, ...more] = typesOf(schema);
      const texts = schema.enum?.filter((value) => value !== null);
      if (more.length > 0 || type === "object" || type === "array") {
        throw new SpecError(`The field "${name}" must be of one type, and no list or object.`, place);
      }
      if (texts?.some((value) => typeof value !== "string")) {
        throw new SpecError(`The enum of the field "${name}" must hold texts.`, place);
      }
      return [
        name,
        {
          ...(type && { type }),
          ...(format && { format }),
          ...(texts && { enum: texts }),
          ...(backed === false && { backed }),
        },
      ];
    }),
  );
}

/** Its one example, and its named ones. */
function listExamples(
  document: Document,
  { example, examples = {} }: Parameter,
  at: string,
): ParameterModel["examples"] {
  const named = Object.entries(examples).flatMap(([name, each]) => {
    const { summary, value } = follow(document, each, below(at, "examples", name)).node;
    return value === undefined ? [] : [{ ...(summary && { summary }), value }];
  });
  return example === undefined ? named : [{ value: example }, ...named];
}

/** A name stands for one parameter: as the method's property, and as the command line's flag. */
function refuseClashes(parameters: readonly ParameterModel[]): void {
  const seen = new Map<string, string>();
  for (const { name, at } of parameters) {
    const flag = kebabCase(name);
    if (flag === "") throw new SpecError(`The parameter "${name}" has no letter or digit in its name.`, at);
    const other = seen.get(flag);
    if (other === name)
      throw new SpecError(`The parameter "${name}" is declared in two places; rename one.`, at);
    if (other)
      throw new SpecError(`The parameters "${other}" and "${name}" would both be --${flag}; rename one.`, at);
    seen.set(flag, name);
  }
}
