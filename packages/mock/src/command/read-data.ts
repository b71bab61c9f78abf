import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pathOf, valueAt, violationOf } from "@covalkit/spec/interpret";
import type { ApiTable } from "../table/api-table.ts";
import type { Item } from "../table/item-types.ts";
import { mainList, type ServedList, servedLists } from "../table/served-list.ts";
import { DataError } from "./data-error.ts";
import { elementOffset, jsonPlace, lineAt } from "./json-places.ts";

/** Items by resource. */
export type Data = Readonly<Record<string, readonly Item[]>>;

/**
 * Reads items from a file. `.json`: a list, or an object that holds lists as the API's answers do. Anything else: one
 * JSON object a line; empty lines are skipped. Throws a {@link DataError} for what breaks the spec. A status that the
 * spec does not list is fine: it may have been added since.
 */
export async function readData(path: string, table: ApiTable): Promise<Data> {
  const lists = servedLists(table);
  try {
    return path.endsWith(".json") ? await readJson(path, lists, table) : await readLines(path, lists, table);
  } catch (error) {
    if (error instanceof Error && "code" in error) {
      throw new DataError(path, undefined, error.code === "ENOENT" ? "there is no such file" : error.message);
    }
    throw error;
  }
}

async function readLines(path: string, lists: readonly ServedList[], table: ApiTable): Promise<Data> {
  const list = mainList(lists, ({ operation }) => operation);
  if (!list) return {};
  const accept = acceptor(path, list, table);
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  for await (const line of lines) {
    number++;
    const text = number === 1 ? line.replace(/^\ufeff/, "") : line;
    if (text.trim() !== "") accept.add(parsed(path, text, number), () => number);
  }
  return { [list.operation.resource]: accept.items };
}

async function readJson(path: string, lists: readonly ServedList[], table: ApiTable): Promise<Data> {
  const text = (await readFile(path, "utf8")).replace(/^\ufeff/, "");
  const value = parsed(path, text, 1);
  const main = mainList(lists, ({ operation }) => operation);
  if (Array.isArray(value) && main) {
    return { [main.operation.resource]: readList(path, text, value, main, table) };
  }
  const data: Record<string, readonly Item[]> = {};
  for (const list of lists) {
    const items = valueAt(value, list.operation.list.items);
    if (!Array.isArray(items)) continue;
    data[list.operation.resource] = readList(
      path,
      text,
      items,
      list,
      table,
      list.operation.list.items.split("."),
    );
  }
  if (Object.keys(data).length > 0) return data;
  const names = lists.map(({ operation }) => `"${operation.list.items}"`).join(", ");
  throw new DataError(path, 1, `must be a list, or an object with ${names}`);
}

function readList(
  path: string,
  text: string,
  values: readonly unknown[],
  list: ServedList,
  table: ApiTable,
  at: readonly string[] = [],
): readonly Item[] {
  const accept = acceptor(path, list, table);
  values.forEach((value, index) => {
    accept.add(value, () => lineAt(text, elementOffset(text, at, index)));
  });
  return accept.items;
}

/** Collects items that the spec allows, each with an id of its own. */
function acceptor(path: string, list: ServedList, table: ApiTable) {
  const items: Item[] = [];
  const ids = new Set<unknown>();
  // A status may be added at any time.
  const reading = { schemas: table.schemas, open: true };
  const idName = list.operation.list.id;
  return {
    items,
    add(value: unknown, line: () => number) {
      if (!isItem(value)) throw new DataError(path, line(), "must be an object");
      const violation = violationOf(value, list.item, reading);
      if (violation) {
        const at = violation.at.length > 0 ? `${pathOf(violation.at)}: ` : "";
        throw new DataError(path, line(), `${at}${violation.text}`);
      }
      const id = value[idName];
      if (ids.has(id)) throw new DataError(path, line(), `${idName}: ${JSON.stringify(id)} came before`);
      ids.add(id);
      items.push(value);
    },
  };
}

function parsed(path: string, text: string, firstLine: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { at, expected } = jsonPlace(text);
    const line = lineAt(text, at);
    const column = at - text.lastIndexOf("\n", at - 1);
    throw new DataError(path, firstLine + line - 1, `is not JSON: expected ${expected} at column ${column}`);
  }
}

function isItem(value: unknown): value is Item {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
