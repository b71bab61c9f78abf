import type { SortBy } from "../store/ordering.ts";
import type { ServedList } from "../table/served-list.ts";

/** The order a request asks for: a field, descending with a leading `-`. Undefined: the order of insertion. */
export function readSortBy(list: ServedList, values: Readonly<Record<string, unknown>>): SortBy | undefined {
  const { orderBy } = list.operation;
  const value = orderBy === undefined ? undefined : values[orderBy];
  if (typeof value !== "string" || value === "") return undefined;
  const descending = value.startsWith("-");
  const field = descending ? value.slice(1) : value;
  return { field, descending, schema: list.properties[field] ?? {} };
}
