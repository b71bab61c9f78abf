import type { ListedResource } from "./list/list-page.ts";
import { type PagePlan, pagePlan } from "./list/page-plan.ts";
import type { MockOptions } from "./options.ts";
import { createCollection, replaceItems } from "./store/collection.ts";
import { createViewCache } from "./store/view-cache.ts";
import type { ApiTable } from "./table/api-table.ts";
import type { Item } from "./table/item-types.ts";
import { type ServedList, servedLists } from "./table/served-list.ts";

/** A resource's items, and what the table says of them. Lists of one resource share its items. */
export interface StoredResource extends ListedResource {
  readonly name: string;
  readonly list: ServedList;
  /** How each of its lists is answered, by operation id. */
  readonly pages: Readonly<Record<string, PagePlan>>;
  /** What it begins with, and what a reset brings back. */
  readonly initial: readonly Item[];
}

export type ResourceStore = ReadonlyMap<string, StoredResource>;

/** Every resource that the table lists, with the items the options hold for it. */
export function createResourceStore(table: ApiTable, options: MockOptions): ResourceStore {
  const store = new Map<string, StoredResource>();
  const lists = servedLists(table);
  for (const list of lists) {
    const name = list.operation.resource;
    if (store.has(name)) continue;
    const collection = createCollection(list.operation.list.id);
    const initial = initialItems(options, name).map((item) => ({ ...item }));
    replaceItems(collection, initial);
    const own = lists.filter(({ operation }) => operation.resource === name);
    store.set(name, {
      name,
      list,
      pages: Object.fromEntries(
        own.map((each) => [each.operation.operationId, pagePlan(each, table, options.lastPageToken)]),
      ),
      collection,
      views: createViewCache(collection),
      initial,
    });
  }
  return store;
}

function initialItems(options: MockOptions, resource: string): readonly Item[] {
  const listed = options.items?.[resource];
  if (listed) return listed;
  // The options of the spec's own resources are named like the resource; see MockApiOptions.
  const named = (options as Readonly<Record<string, unknown>>)[resource];
  return Array.isArray(named) ? named : [];
}
