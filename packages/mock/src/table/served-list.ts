import type { ListOperation, Operation, Schema } from "@covalkit/spec";
import type { ApiTable } from "./api-table.ts";
import { mainResource } from "./item-types.ts";
import { resolveSchema } from "./resolve-schema.ts";

/** A list operation, with what its answers say of the items. */
export interface ServedList {
  readonly operation: ListOperation;
  /** The schema of one item, and of each of its properties. */
  readonly item: Schema;
  readonly properties: Readonly<Record<string, Schema>>;
  /** The items that the spec's own examples show. */
  readonly examples: readonly Readonly<Record<string, unknown>>[];
}

/** Every list operation of the table, in the table's order. */
export function servedLists(table: ApiTable): ServedList[] {
  return Object.values(table.operations)
    .filter(isList)
    .map((operation) => describe(operation, table));
}

/** What is meant where no list is named: the main resource's, else the first. */
export function mainList<List>(
  lists: readonly List[],
  operationOf: (list: List) => Operation,
): List | undefined {
  const main: string = mainResource;
  return lists.find((list) => operationOf(list).resource === main) ?? lists[0];
}

export function isList(operation: Operation): operation is ListOperation {
  return operation.list !== undefined;
}

function describe(operation: ListOperation, table: ApiTable): ServedList {
  const success = successOf(operation, table);
  if (!success?.schema) throw new TypeError(`${operation.operationId} has no response with a schema`);
  const page = resolveSchema(success.schema, table);
  const items = page.properties?.[operation.list.items];
  const item = items && resolveSchema(items, table).items;
  if (!item) throw new TypeError(`${operation.operationId} has no schema for its ${operation.list.items}`);
  const resolved = resolveSchema(item, table);
  const properties = Object.fromEntries(
    Object.entries(resolved.properties ?? {}).map(([name, schema]) => [
      name,
      // What a property says of itself beside a reference counts for more than what it refers to.
      { ...resolveSchema(schema, table), ...(schema.description ? { description: schema.description } : {}) },
    ]),
  );
  const examples = Object.values(success.examples).flatMap((example) =>
    itemsOf(example, operation.list.items),
  );
  return { operation, item: resolved, properties, examples };
}

/** The first success that the operation declares. */
export function successOf(
  operation: Operation,
  table: ApiTable,
): ApiTable["responses"][string][string] | undefined {
  const declared = table.responses[operation.operationId] ?? {};
  const code = Object.keys(declared).find((status) => status.startsWith("2"));
  return code === undefined ? undefined : declared[code];
}

function itemsOf(example: unknown, property: string): Readonly<Record<string, unknown>>[] {
  if (!isObject(example)) return [];
  const items = example[property];
  return Array.isArray(items) ? items.filter(isObject) : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
