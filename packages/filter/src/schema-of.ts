import type { FieldSchema, FilterFields } from "./fields.ts";

/** The schema of a field by its name, from the table or from the open family it belongs to. */
export function schemaOf(name: string, fields: FilterFields): FieldSchema | undefined {
  const family = `${name.slice(0, name.indexOf(".") + 1)}*`;
  return [name, family].filter((key) => Object.hasOwn(fields, key)).map((key) => fields[key])[0];
}
