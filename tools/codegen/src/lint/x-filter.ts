import type { UserContext } from "@redocly/openapi-core";
import type { FilterFields } from "../../../../packages/filter/src/fields.ts";
import { KEYWORDS } from "../../../../spec/src/interpret/keywords.ts";
import type { Parameter, Schema } from "../openapi.ts";
import { hasShape } from "./extension-shape.ts";
import { describeFilterProblems } from "./filter-description.ts";
import { checkFilterExamples } from "./filter-examples.ts";
import { partsOf, propertiesOf, typesOf } from "./look.ts";
import type { Found } from "./resolve.ts";

/** What the values of a filter field may be. */
const FIELD_TYPES = ["string", "integer", "number", "boolean"] as const;

/** What is read of the schema that a field has in place; one that it refers to may say more of a property. */
const FIELD_KEYWORDS = /^(\$ref|allOf|type|format|enum|backed|x-.*)$/;

/** Checks `x-filter`: its fields against the items, and the parameter's prose and examples against its fields. */
export function checkFilter(
  parameters: readonly Found<Parameter>[],
  item: Found<Schema> | undefined,
  context: UserContext,
): void {
  const [parameter, second] = parameters.filter(({ node }) => node["x-filter"] !== undefined);
  if (!parameter) return;
  const { node, location } = parameter;
  const filter = node["x-filter"];
  const at = location.child(["x-filter"]);
  if (second) {
    const message = `An operation has one filter, and "${node.name}" is one already. Keep one x-filter.`;
    context.report({ message, location: second.location.child("x-filter").key() });
  }
  if (!hasShape("x-filter", filter, at, context) || !filter) return;
  if (!item) {
    const message =
      "x-filter needs an x-list on its operation: its fields are the items'. Write one, as spec/README.md shows.";
    context.report({ message, location: at });
    return;
  }
  const schema = { node: node.schema ?? {}, location: location.child("schema") };
  if (node.in !== "query" || !typesOf(schema, context).has("string")) {
    const message = "A filter is a text in the query. Write `in: query`, and `type: string` in its schema.";
    context.report({ message, location });
  }
  const properties = propertiesOf(item, context);
  const fields: Record<string, FilterFields[string]> = {};
  for (const [name, field] of Object.entries(filter.fields)) {
    const found = { node: field, location: at.child(["fields", name]) };
    const read = readField(found, context);
    for (const keyword of Object.keys(field).filter((each) => !FIELD_KEYWORDS.test(each))) {
      if (KEYWORDS[keyword] === "note") continue;
      const unread = `Nothing reads "${keyword}" of a filter's field. Leave it out: a field has a type, a format and an enum.`;
      context.report({ message: unread, location: found.location.child(keyword).key() });
    }
    const message =
      typeof read === "string"
        ? `Field "${name}" ${read}`
        : describeField(name, field.backed !== false, read.type, properties, context);
    if (message !== undefined) context.report({ message, location: found.location.key() });
    if (typeof read === "object") fields[name] = read;
  }
  const words = [...properties.keys(), ...parameters.map((each) => each.node.name)];
  for (const message of describeFilterProblems(node.description ?? "", fields, words)) {
    const place = node.description === undefined ? location : location.child(["description"]);
    context.report({ message, location: place });
  }
  checkFilterExamples(parameter, fields, context);
}

/** A field as the filter language knows it, or what is wrong with its schema. */
function readField(field: Found<Schema>, context: UserContext): FilterFields[string] | string {
  const types = typesOf(field, context);
  types.delete("null");
  const [given, second] = types;
  const type = FIELD_TYPES.find((each) => each === given);
  if (second !== undefined || (given !== undefined && type === undefined)) {
    return `is ${[...types].join(" or ")}; a filter compares values of one type. Write one of ${FIELD_TYPES.join(", ")}.`;
  }
  const parts = partsOf(field, context);
  const format = parts.find(({ node }) => node.format !== undefined)?.node.format;
  const values = parts.find(({ node }) => Array.isArray(node.enum))?.node.enum;
  return {
    ...(type && { type }),
    ...(format !== undefined && { format }),
    ...(values && { enum: values.filter((value) => value !== null).map(String) }),
  };
}

/** What is wrong with a field beside the items' properties. */
function describeField(
  name: string,
  backed: boolean,
  type: string | undefined,
  properties: ReadonlyMap<string, Found<Schema>>,
  context: UserContext,
): string | undefined {
  const family = name.endsWith(".*");
  const property = properties.get(family ? name.slice(0, -2) : name);
  if (!property) {
    if (!backed) return undefined;
    return `Field "${name}" is backed by no property of the items. Add the property, or write \`backed: false\` in the field's schema where only the API can compare it.`;
  }
  if (!backed) return `Field "${name}" is backed by a property of the items. Leave out \`backed: false\`.`;
  const types = typesOf(property, context);
  const expected = family ? "object" : type;
  if (expected === undefined || types.size === 0 || types.has(expected)) return undefined;
  if (expected === "number" && types.has("integer")) return undefined;
  types.delete("null");
  return `Field "${name}" is ${expected} here, but ${[...types].join(" or ")} in the items. Write the same in both.`;
}
