import type { Schema } from "@covalkit/spec";
import { resolveSchema } from "@covalkit/spec/interpret";
import type { ApiTable } from "./api-table.ts";

type Schemas = Pick<ApiTable, "schemas">;

/** The schema and those of its alternatives, however they are nested, all resolved. */
export function branchesOf(schema: Schema, table: Schemas, depth = 0): readonly Schema[] {
  const found = resolveSchema(schema, table);
  const alternatives = depth < MAX_DEPTH ? [...(found.oneOf ?? []), ...(found.anyOf ?? [])] : [];
  return [found, ...alternatives.flatMap((each) => branchesOf(each, table, depth + 1))];
}

/** What may stand at a path, where dots lead into objects; see `valueAt`. References are left as they are. */
export function schemasAt(schema: Schema, path: string, table: Schemas): readonly Schema[] {
  let all: readonly Schema[] = [schema];
  for (const name of path.split(".")) {
    all = all
      .flatMap((each) => branchesOf(each, table))
      .flatMap(({ properties = {} }) => {
        const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
        return own ? [own] : [];
      });
  }
  return all;
}

/**
 * The shortest path into objects to a schema that `is` it; the empty text for `schema` itself. `is` is given the schema
 * as it is written, and as it resolves.
 */
export function pathTo(
  schema: Schema,
  is: (schema: Schema, resolved: Schema) => boolean,
  table: Schemas,
): string | undefined {
  let level: (readonly [path: string, schema: Schema])[] = [["", schema]];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
    const found = level.find(([, each]) => is(each, resolveSchema(each, table)));
    if (found) return found[0];
    level = level.flatMap(([path, each]) =>
      branchesOf(each, table).flatMap(({ properties = {} }) =>
        Object.entries(properties)
          .filter(([name]) => !name.includes("."))
          .map(([name, property]) => [path === "" ? name : `${path}.${name}`, property] as const),
      ),
    );
  }
  return undefined;
}

/** How far is looked: what lies deeper is a detail of something else. */
const MAX_DEPTH = 4;
