import type { Operation, Schema } from "@covalkit/spec";
import { valueAt, violationOf, withValueAt } from "@covalkit/spec/interpret";
import { itemsOfList } from "../generate/items-of-list.ts";
import { bodyOf } from "../generate/make-body.ts";
import type { ApiTable } from "../table/api-table.ts";
import { envelopeOf } from "../table/envelope.ts";
import type { Item } from "../table/item-types.ts";
import { branchesOf, pathTo, schemasAt } from "../table/schema-at.ts";
import type { ServedList } from "../table/served-list.ts";
import type { Success } from "../table/success.ts";

/** How an operation answers with one item of a list. */
export interface ItemShape {
  readonly body: (item: Item) => object;
  /** What of the body is no item's: the document's example, or made up. */
  readonly filled: readonly string[];
}

/**
 * The shape that the document gives the answer: where the schema of the list's items stands in it, or else an object
 * that has the items' id. Undefined where neither is there, or where items do not fit.
 */
export function itemShape(
  { operationId }: Operation,
  success: Success,
  list: ServedList,
  table: Pick<ApiTable, "schemas">,
): ItemShape | undefined {
  const { schema } = success;
  // Where the document says nothing of the body, the item is as good as anything.
  if (!schema) return { body: (item) => item, filled: [] };
  const { $ref } = list.written;
  const hasId = (each: Schema) =>
    branchesOf(each, table).some(({ properties = {} }) => Object.hasOwn(properties, list.operation.list.id));
  const path =
    pathTo(schema, (written) => $ref !== undefined && written.$ref === $ref, table) ??
    pathTo(schema, (written) => written === list.written || hasId(written), table);
  if (path === undefined) return undefined;
  const target = path === "" ? schema : (schemasAt(schema, path, table)[0] ?? {});
  const rest =
    target.$ref !== undefined && target.$ref === $ref
      ? {}
      : details(operationId, success, path, target, table);
  const { body: around, filled } = envelopeOf(operationId, success, [path], table);
  const body = (item: Item) => {
    const whole = { ...rest, ...item };
    return path === "" ? whole : withValueAt(around, path, whole);
  };
  if (!fits(body, schema, list, table)) return undefined;
  const added = Object.keys(rest).filter((name) => !Object.hasOwn(list.properties, name));
  return { body, filled: [...filled, ...added.map((name) => (path === "" ? name : `${path}.${name}`))] };
}

/** What one item must have, and those of the list may lack: as the document's example has it, else made up. */
function details(
  operationId: string,
  { examples }: Success,
  path: string,
  target: Schema,
  table: Pick<ApiTable, "schemas">,
): Item {
  const shown = Object.values(examples).map((example) => (path === "" ? example : valueAt(example, path)));
  const made = shown.length > 0 ? { value: shown[0] } : bodyOf(operationId, target, table);
  const value = "value" in made && typeof made.value === "object" && made.value !== null ? made.value : {};
  const required = branchesOf(target, table).flatMap((branch) => branch.required ?? []);
  return Object.fromEntries(Object.entries(value).filter(([name]) => required.includes(name)));
}

/** Tried with an item that is made up; where none can be, whoever adds one answers for it. */
function fits(
  body: (item: Item) => object,
  schema: Schema,
  list: ServedList,
  table: Pick<ApiTable, "schemas">,
): boolean {
  try {
    const items = itemsOfList(list, table, { count: 3 });
    return items.every((item) => violationOf(body(item), schema, table) === undefined);
  } catch (error) {
    if (error instanceof RangeError) return true;
    throw error;
  }
}
