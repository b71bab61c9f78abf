import type { Location, UserContext } from "@redocly/openapi-core";
import type { Parameter, Schema } from "../openapi.ts";
import { itemsOf, partsOf, propertiesOf, typesOf } from "./look.ts";
import { entriesOf, type Found, isObject } from "./resolve.ts";
import { isRecursive } from "./schemas.ts";

type Place = "query" | "path" | "header";
type Shape = "value" | "list" | "object";

/** How each place writes each shape: the styles that are read, with the `explode` that each may have. */
const STYLES: Readonly<Record<Place, Partial<Record<Shape, Readonly<Record<string, readonly boolean[]>>>>>> =
  {
    query: {
      value: { form: [true, false] },
      list: { form: [true, false], spaceDelimited: [false], pipeDelimited: [false] },
      object: { deepObject: [true] },
    },
    path: { value: { simple: [true, false] } },
    header: { value: { simple: [true, false] }, list: { simple: [true, false] } },
  };

/** OpenAPI ignores header parameters of these names (3.1 §4.8.12.1). */
const IGNORED = ["accept", "content-type", "authorization"];

/** Checks a parameter of a generated operation for what no reader reads. */
export function checkParameter({ node: parameter, location }: Found<Parameter>, context: UserContext): void {
  const { name, in: place } = parameter;
  const report = (message: string, at: Location = location) => context.report({ message, location: at });
  if (place !== "query" && place !== "path" && place !== "header") {
    const instead = "Take it in a header or the query, or leave it out of the document.";
    report(`A cookie is no parameter: "${name}" would not be sent. ${instead}`, location.child("in"));
    return;
  }
  if (place === "header" && IGNORED.includes(String(name).toLowerCase())) {
    const instead = "Leave it out: a key is described in components/securitySchemes.";
    report(`OpenAPI ignores a header parameter that is called "${name}". ${instead}`, location.child("name"));
  }
  if (place === "path" && parameter.required !== true) {
    report(`"${name}" is in the path. Write \`required: true\`.`);
  }
  if (parameter.content !== undefined) {
    const instead = "Write `schema`, for an object in the query with `style: deepObject`.";
    report(`Nothing reads the "content" of a parameter. ${instead}`, location.child("content").key());
    return;
  }
  if (parameter.allowReserved) {
    const message = 'Nothing reads "allowReserved": reserved characters are sent encoded. Leave it out.';
    report(message, location.child("allowReserved"));
  }
  if (parameter.allowEmptyValue) {
    const message =
      'Nothing reads "allowEmptyValue". Leave it out: the schema says whether a text may be empty.';
    report(message, location.child("allowEmptyValue"));
  }
  const schema = { node: parameter.schema ?? {}, location: location.child("schema") };
  if (isRecursive(schema, context)) {
    report("A parameter's schema cannot hold itself. Describe as many levels as it has.", schema.location);
    return;
  }
  const shape = shapeOf(schema, place, context);
  if (typeof shape === "object") report(shape.refused, schema.location);
  else checkStyle({ node: parameter, location }, place, shape, context);
}

/** What a parameter's value is, or why its schema is refused. */
function shapeOf(schema: Found<Schema>, place: Place, context: UserContext): Shape | { refused: string } {
  const types = typesOf(schema, context);
  const hasNull = types.delete("null");
  if (types.size === 0) {
    const parts = partsOf(schema, context);
    if (parts.some(({ node }) => node.properties || node.additionalProperties))
      return { refused: "A parameter says its type. Write `type: object`." };
    if (parts.some(({ node }) => node.items))
      return { refused: "A parameter says its type. Write `type: array`." };
    return hasNull ? { refused: "No text stands for null alone. Write the type of the value." } : "value";
  }
  const kind = types.has("array") ? "array" : "object";
  if (!types.has(kind)) return "value";
  const noun = kind === "array" ? "a list" : "an object";
  if (types.size > 1) {
    const instead =
      kind === "array" ? "Write the list alone: it may hold one value." : "Write the object alone.";
    return { refused: `A parameter is ${noun} or a value, not either. ${instead}` };
  }
  if (!partsOf(schema, context).some(({ node }) => [node.type].flat().includes(kind)))
    return { refused: `Of alternatives, ${noun} is not read. Write \`type: ${kind}\` beside them.` };
  if (kind === "object") return shapeOfObject(schema, place, context);
  if (place === "path") return { refused: "A list in a path is not read. Take it in the query." };
  const items = itemsOf(schema, context);
  if (items && isDeep(items, context))
    return {
      refused: "A list of a parameter holds values, neither lists nor objects. Take them one by one.",
    };
  return "list";
}

function shapeOfObject(
  schema: Found<Schema>,
  place: Place,
  context: UserContext,
): Shape | { refused: string } {
  if (place !== "query")
    return {
      refused: `An object in a ${place} is not read. Take each property by itself, or the object in the query.`,
    };
  const rest = partsOf(schema, context).flatMap(({ node, location }) => {
    const { additionalProperties: others } = node;
    return isObject(others)
      ? [{ node: others as Schema, location: location.child("additionalProperties") }]
      : [];
  });
  if ([...propertiesOf(schema, context).values(), ...rest].some((each) => isDeep(each, context)))
    return {
      refused: "An object of a parameter holds values, neither lists nor objects. Take them one by one.",
    };
  return "object";
}

function isDeep(schema: Found<Schema>, context: UserContext): boolean {
  const types = typesOf(schema, context);
  return types.has("array") || types.has("object");
}

function checkStyle(
  { node, location }: Found<Parameter>,
  place: Place,
  shape: Shape,
  context: UserContext,
): void {
  const { style = place === "query" ? "form" : "simple" } = node;
  const { explode = style === "form" || style === "deepObject" } = node;
  const styles = STYLES[place][shape] ?? {};
  const explodes = Object.hasOwn(styles, style) ? styles[style] : undefined;
  if (explodes?.includes(explode)) return;
  const at = location.child(explodes ? "explode" : node.style === undefined ? "schema" : "style");
  const what = { value: "a value", list: "a list", object: "an object" }[shape];
  const where = place === "query" ? "the query" : `a ${place}`;
  const allowed = entriesOf(styles).map(([name, values]) =>
    values.length > 1 ? `\`style: ${name}\`` : `\`style: ${name}\` and \`explode: ${values[0]}\``,
  );
  const given = explodes ? `explode: ${explode} with style: ${style}` : `style: ${style}`;
  context.report({
    message: `Nothing reads ${what} in ${where} with ${given}. Write ${allowed.join(", or ")}.`,
    location: at,
  });
}
