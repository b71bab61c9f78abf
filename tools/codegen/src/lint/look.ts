import type { UserContext } from "@redocly/openapi-core";
import type { Schema } from "../openapi.ts";
import { elementsOf, entriesOf, type Found, isObject, resolve } from "./resolve.ts";

/** A schema and the parts of its `allOf`, and of theirs, behind their references. */
export function partsOf(
  schema: Found<Schema>,
  context: UserContext,
  seen: Set<object> = new Set(),
): Found<Schema>[] {
  const found = resolve<Schema>(schema.node, schema.location, context);
  if (!found || seen.has(found.node)) return [];
  seen.add(found.node);
  const parts = elementsOf(found.node.allOf).flatMap((node, index) =>
    partsOf({ node, location: found.location.child(["allOf", index]) }, context, seen),
  );
  return [found, ...parts];
}

/** The alternatives of a schema, whichever keyword lists them. */
export function alternativesOf(schema: Found<Schema>, context: UserContext): Found<Schema>[] {
  return partsOf(schema, context).flatMap(({ node, location }) =>
    (["oneOf", "anyOf"] as const).flatMap((keyword) =>
      elementsOf(node[keyword]).map((each, index) => ({
        node: each,
        location: location.child([keyword, index]),
      })),
    ),
  );
}

/** The properties of an object, those of its `allOf` parts included; see {@link partsOf}. */
export function propertiesOf(schema: Found<Schema>, context: UserContext): Map<string, Found<Schema>> {
  const properties = new Map<string, Found<Schema>>();
  for (const { node, location } of partsOf(schema, context).reverse()) {
    for (const [name, property] of entriesOf(node.properties)) {
      // `true` is a schema too: any value.
      const schemaOf = isObject(property) ? property : {};
      properties.set(name, { node: schemaOf, location: location.child(["properties", name]) });
    }
  }
  return properties;
}

/** The required properties of an object, likewise. */
export const requiredOf = (schema: Found<Schema>, context: UserContext): Set<string> =>
  new Set(partsOf(schema, context).flatMap(({ node }) => elementsOf(node.required)));

/** The schema of a list's items. */
export function itemsOf(schema: Found<Schema>, context: UserContext): Found<Schema> | undefined {
  const part = partsOf(schema, context).find(({ node }) => isObject(node.items));
  return part && resolve<Schema>(part.node.items, part.location.child("items"), context);
}

/** The types that a schema allows, those of its alternatives and values included; empty for any. */
export function typesOf(
  schema: Found<Schema>,
  context: UserContext,
  seen: Set<object> = new Set(),
): Set<string> {
  const parts = partsOf(schema, context).filter(({ node }) => !seen.has(node));
  for (const { node } of parts) seen.add(node);
  const own = parts.flatMap(({ node }) => [node.type ?? []].flat());
  const types = new Set(own.length > 0 ? own : parts.flatMap(({ node }) => valuesOf(node).map(typeOfValue)));
  if (types.size === 0) {
    for (const alternative of parts.length > 0 ? alternativesOf(schema, context) : [])
      for (const type of typesOf(alternative, context, seen)) types.add(type);
  }
  if (types.size > 0 && parts.some(({ node }) => node.nullable === true)) types.add("null");
  return types;
}

const valuesOf = (schema: Schema): unknown[] => [
  ...elementsOf(schema.enum),
  ...(schema.const === undefined ? [] : [schema.const]),
];

function typeOfValue(value: unknown): string {
  if (value === null) return "null";
  if (Number.isInteger(value)) return "integer";
  return Array.isArray(value) ? "array" : typeof value;
}
