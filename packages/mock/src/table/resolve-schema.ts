import type { Schema } from "@covalkit/spec";
import type { ApiTable } from "./api-table.ts";

const PREFIX = "#/components/schemas/";

/** The schema itself, where `schema` only refers to one. Throws for a reference that leads nowhere. */
export function resolveSchema(schema: Schema, table: Pick<ApiTable, "schemas">): Schema {
  let found = schema;
  for (const seen = new Set<string>(); found.$ref !== undefined; ) {
    const name = found.$ref.startsWith(PREFIX) ? found.$ref.slice(PREFIX.length) : "";
    const next = table.schemas[name];
    if (!next || seen.has(name)) throw new TypeError(`The schema ${found.$ref} leads nowhere`);
    seen.add(name);
    found = next;
  }
  return found;
}
