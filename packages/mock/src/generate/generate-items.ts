import { specTable } from "../table/api-table.ts";
import { type ItemOf, type MainResource, mainResource, type Resource } from "../table/item-types.ts";
import { servedLists } from "../table/served-list.ts";
import { type GenerateOptions, itemsOfList } from "./items-of-list.ts";

/**
 * Plausible items of a resource that the spec lists, made after the schema of the item and the spec's examples.
 * Throws a RangeError for options that make no sense, and for a resource that the spec does not list.
 */
export function generateItems<Name extends Resource>(
  resource: Name,
  options: GenerateOptions,
): ItemOf<Name>[] {
  const list = servedLists(specTable).find(({ operation }) => operation.resource === resource);
  if (!list) throw new RangeError(`${JSON.stringify(resource)} is not listed`);
  // Made after the very schema that the type was generated from.
  return itemsOfList(list, specTable, options) as unknown as ItemOf<Name>[];
}

/**
 * Plausible conversations: bursts, ties, every status, missing optional fields, metadata of several types, several
 * scripts. Throws a RangeError for options that make no sense, and where the spec lists no conversations.
 *
 * @example
 * generateConversations({ count: 500, seed: 7, from: "2025-11-01T00:00:00Z", to: "2025-12-01T00:00:00Z" });
 */
export function generateConversations(options: GenerateOptions): ItemOf<MainResource>[] {
  return generateItems(mainResource, options);
}
