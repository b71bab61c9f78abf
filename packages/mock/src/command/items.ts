import { itemsOfList } from "../generate/items-of-list.ts";
import { specTable } from "../table/api-table.ts";
import { servedLists } from "../table/served-list.ts";
import type { Arguments } from "./arguments.ts";
import type { Data } from "./read-data.ts";

/** What the command serves: the items of a file, or made up for every list. */
export async function itemsOf({ data, count, seed, live }: Arguments): Promise<Data> {
  if (data !== undefined) {
    const { readData } = await import("./read-data.ts");
    return readData(data, specTable);
  }
  // Live traffic goes on from now. Without it, equal arguments give equal items on every day.
  const options = { count, seed, ...(live && { to: Date.now() }) };
  return Object.fromEntries(
    servedLists(specTable).map((list) => [list.operation.resource, itemsOfList(list, specTable, options)]),
  );
}
