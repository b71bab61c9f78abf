import { specTable } from "../table/api-table.ts";
import type { ItemOf, Resource } from "../table/item-types.ts";
import { servedLists } from "../table/served-list.ts";
import { type GenerateOptions, generateItems } from "./generate-items.ts";

/**
 * Plausible items of the spec's first list: bursts, ties, every status, missing optional fields, metadata of several
 * types, several scripts. Throws a RangeError for options that make no sense.
 *
 * @example
 * generateConversations({ count: 500, seed: 7, from: "2025-11-01T00:00:00Z", to: "2025-12-01T00:00:00Z" });
 */
export function generateConversations(options: GenerateOptions): ItemOf<Resource>[] {
  const [list] = servedLists(specTable);
  if (!list) return [];
  // Made after the very schema that the type was generated from.
  return generateItems(list, specTable, options) as unknown as ItemOf<Resource>[];
}
