import { KEYWORDS } from "../../../../spec/src/interpret/keywords.ts";
import type { Schema } from "../openapi.ts";

/** Whether a schema says nothing that a value could break. */
export const isNote = (schema: Schema): boolean =>
  Object.keys(schema).every((keyword) => KEYWORDS[keyword] !== "value");

/** The schemas right inside a schema, and a copy of it with others in their place. */
export function partsOf(schema: Schema): {
  readonly all: readonly Schema[];
  rebuild(change: (part: Schema) => Schema): Schema;
} {
  const { properties, items, additionalProperties, oneOf, anyOf } = schema;
  const other = typeof additionalProperties === "object" ? additionalProperties : undefined;
  return {
    all: [
      ...Object.values(properties ?? {}),
      ...(items ? [items] : []),
      ...(other ? [other] : []),
      ...(oneOf ?? []),
      ...(anyOf ?? []),
    ],
    rebuild: (change) => ({
      ...schema,
      ...(properties && {
        properties: Object.fromEntries(
          Object.entries(properties).map(([name, each]) => [name, change(each)]),
        ),
      }),
      ...(items && { items: change(items) }),
      ...(other && { additionalProperties: change(other) }),
      ...(oneOf && { oneOf: oneOf.map(change) }),
      ...(anyOf && { anyOf: anyOf.map(change) }),
    }),
  };
}

/** What OpenAPI 3.0 calls nullable. An enum need not name null for it: nobody who writes it means that. */
export function orNull(schema: Schema): Schema {
  if (isNote(schema)) return schema;
  const { $ref, type, enum: values, const: constant, oneOf, anyOf } = schema;
  if ($ref !== undefined || oneOf || anyOf || constant !== undefined) {
    const entries = Object.entries(schema);
    const notes = entries.filter(([keyword]) => KEYWORDS[keyword] !== "value");
    const said = entries.filter(([keyword]) => KEYWORDS[keyword] === "value");
    return { ...Object.fromEntries(notes), anyOf: [Object.fromEntries(said), { type: "null" }] };
  }
  return {
    ...schema,
    ...(type !== undefined && { type: [...new Set([type].flat().concat("null"))] }),
    ...(values && { enum: values.includes(null) ? values : [...values, null] }),
  };
}

const EXCLUSIVE: Readonly<Record<string, string>> = {
  minimum: "exclusiveMinimum",
  maximum: "exclusiveMaximum",
};

/** OpenAPI 3.0 says beside a bound whether it is excluded; 3.1 has a bound of its own for that. */
export const withNumericBounds = (own: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(own).flatMap(([keyword, value]) => {
      if (typeof value === "boolean" && Object.values(EXCLUSIVE).includes(keyword)) return [];
      const exclusive = EXCLUSIVE[keyword];
      return [[exclusive && own[exclusive] === true ? exclusive : keyword, value]];
    }),
  );
