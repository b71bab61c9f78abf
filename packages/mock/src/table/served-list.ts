import type { ListOperation, Operation, Schema } from "@covalkit/spec";
import { resolveSchema, valueAt } from "@covalkit/spec/interpret";
import type { ApiTable } from "./api-table.ts";
import { mainResource } from "./item-types.ts";
import { branchesOf, schemasAt } from "./schema-at.ts";
import { type Success, successOf } from "./success.ts";

/** A list operation, with what its answers say of the items. */
export interface ServedList {
  readonly operation: ListOperation;
  readonly success: Success;
  /** The schema of one item as the page has it: a reference, where it is one. */
  readonly written: Schema;
  /** The schema of one item, and of each of its properties, those of its alternatives included. */
  readonly item: Schema;
  readonly properties: Readonly<Record<string, Schema>>;
  /** The items that the spec's own examples show. */
  readonly examples: readonly Readonly<Record<string, unknown>>[];
}

/** Every list operation of the table, in the table's order. */
export function servedLists(table: Pick<ApiTable, "operations" | "responses" | "schemas">): ServedList[] {
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

function describe(operation: ListOperation, table: Pick<ApiTable, "responses" | "schemas">): ServedList {
  const success = successOf(operation, table);
  const { operationId, list } = operation;
  if (!success.schema) throw new TypeError(`${operationId} has no response with a schema`);
  const written = schemasAt(success.schema, list.items, table)
    .flatMap((schema) => branchesOf(schema, table))
    .find(({ items }) => items !== undefined)?.items;
  if (!written) throw new TypeError(`${operationId} has no schema for its ${list.items}`);
  const item = resolveSchema(written, table);
  const properties = new Map<string, Schema>();
  for (const branch of branchesOf(item, table)) {
    for (const [name, schema] of Object.entries(branch.properties ?? {})) {
      if (properties.has(name)) continue;
      // What a property says of itself beside a reference counts for more than what it refers to.
      const description = schema.description ? { description: schema.description } : {};
      properties.set(name, { ...resolveSchema(schema, table), ...description });
    }
  }
  const examples = Object.values(success.examples).flatMap((example) => itemsOf(example, list.items));
  return { operation, success, written, item, properties: Object.fromEntries(properties), examples };
}

function itemsOf(example: unknown, path: string): Readonly<Record<string, unknown>>[] {
  const items = valueAt(example, path);
  return Array.isArray(items) ? items.filter(isObject) : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
