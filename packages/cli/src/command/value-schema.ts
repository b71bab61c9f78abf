import type { Schema } from "@covalkit/spec";
import { typesIn } from "@covalkit/spec/interpret";

/** The types that a value on a command line can have: nothing that is written there is `null`. */
const writtenTypes = (schema: Schema): string[] => [
  ...new Set(typesIn(schema).filter((type) => type !== "null")),
];

/** Whether the values are true and false alone: a flag without a value, and its opposite. */
export function isOnOff(schema: Schema): boolean {
  const types = writtenTypes(schema);
  return types.length === 1 && types[0] === "boolean";
}

/** Whether a flag may be given once for each item. */
export const takesList = (schema: Schema): boolean => typesIn(schema).includes("array");

/** The schema of one value: a list's items, any other schema itself. */
export const itemSchema = (schema: Schema): Schema => (takesList(schema) ? (schema.items ?? {}) : schema);

/** What stands for a value in help texts. */
export function placeholder(schema: Schema): string {
  const item = itemSchema(schema);
  const [type = "string", another] = writtenTypes(item);
  if (item.enum || another) return "value";
  if (type === "integer") return "n";
  return type === "string" ? "text" : type;
}
