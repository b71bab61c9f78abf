import type { Schema } from "../operation.ts";

/** The types that a schema allows, those of its alternatives and values included. */
export function typesIn(schema: Schema): string[] {
  const { type, oneOf = [], anyOf = [], const: constant } = schema;
  const own = type === undefined ? [] : [type].flat();
  const values = [...(schema.enum ?? []), ...(constant === undefined ? [] : [constant])];
  const ofValues = type === undefined ? values.map((value) => (value === null ? "null" : typeof value)) : [];
  return [...own, ...ofValues, ...[...oneOf, ...anyOf].flatMap(typesIn)];
}
