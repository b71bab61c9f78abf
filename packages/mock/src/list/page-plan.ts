import { violationOf, withValueAt } from "@covalkit/spec/interpret";
import type { ApiTable } from "../table/api-table.ts";
import { envelopeOf } from "../table/envelope.ts";
import type { Item } from "../table/item-types.ts";
import type { ServedList } from "../table/served-list.ts";
import { type Abilities, abilitiesOf } from "./abilities.ts";

/** What stands in place of the token on the last page; all three mean the same (AIP-158). */
export type LastPageToken = "null" | "absent" | "empty";

/** How a list is answered. */
export interface PagePlan {
  readonly list: ServedList;
  readonly abilities: Abilities;
  /** The body of a page. No token: the last one. */
  readonly body: (items: readonly Item[], nextToken: string | undefined) => object;
  /** What is to be known before the first request, as sentences. */
  readonly notices: readonly string[];
}

const LAST = { null: null, absent: undefined, empty: "" } as const;
const LAST_NAMES = ["null", "absent", "empty"] as const;

/** By `lastPageToken`, or the first of its values that the document allows. */
export function pagePlan(
  list: ServedList,
  table: Pick<ApiTable, "schemas">,
  lastPageToken: LastPageToken | undefined,
): PagePlan {
  const { method, path, list: names } = list.operation;
  const envelope = envelopeOf(path, list.success, [names.items, names.nextPageToken], table);
  const bodyWith = (items: readonly Item[], token: string | null | undefined) => {
    const body = withValueAt(envelope.body, names.items, items);
    return token === undefined ? body : withValueAt(body, names.nextPageToken, token);
  };
  const { schema = {} } = list.success;
  const violation = (last: LastPageToken) => violationOf(bodyWith([], LAST[last]), schema, table);
  const last = lastPageToken ?? LAST_NAMES.find((name) => !violation(name)) ?? "null";
  const wrong = lastPageToken === undefined ? violation(last) : undefined;
  const abilities = abilitiesOf(list, table);
  const own = [
    ...envelope.filled.map(
      (name) => `${name} is the document's example or made up, and says nothing of the page`,
    ),
    ...(wrong ? [`an empty page breaks the document: ${wrong.at.join(".")} ${wrong.text}`] : []),
  ];
  return {
    list,
    abilities,
    body: (items, nextToken) => bodyWith(items, nextToken ?? LAST[last]),
    notices: [...abilities.notices, ...own.map((text) => `${method} ${path}: ${text}`)],
  };
}
