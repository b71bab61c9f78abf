import type { Operation } from "@covalkit/spec";
import { type Answer, jsonAnswer } from "./http/answer.ts";
import type { Asked } from "./http/asked.ts";
import { authenticate, type Keys } from "./http/authenticate.ts";
import { allowedMethods } from "./http/cors.ts";
import { errorAnswer } from "./http/error-answer.ts";
import { readParameters } from "./http/read-parameters.ts";
import { parameterName, type Route } from "./http/route.ts";
import { listPage, type PageFault, type Paging } from "./list/list-page.ts";
import type { PageTokens } from "./list/page-token.ts";
import type { MockOptions } from "./options.ts";
import type { ResourceStore } from "./resource-store.ts";
import { findItem } from "./store/collection.ts";
import type { ApiTable } from "./table/api-table.ts";
import { successOf } from "./table/served-list.ts";

/** What answers come from. */
export interface Responder {
  readonly table: ApiTable;
  readonly store: ResourceStore;
  readonly keys: Keys;
  readonly tokens: PageTokens;
  readonly paging: Paging;
  readonly lastPageToken: NonNullable<MockOptions["lastPageToken"]>;
}

/** The API's own answer: the key first, then the address, then the parameters, then the page. */
export function respond(
  responder: Responder,
  asked: Asked,
  routes: readonly Route[],
  fault: PageFault | undefined,
): Answer {
  const { table, keys } = responder;
  const route = routes.find(({ operation }) => allows(operation, asked.method));
  const authentication = authenticate(asked, table.security, keys);
  if (authentication === "denied") return errorAnswer(table, route?.operation, 403);
  if (authentication !== "accepted") return errorAnswer(table, route?.operation, 401);
  if (!route) return notFound(table, asked, routes);

  const { values, details } = readParameters(asked, route, table);
  if (details.length > 0) return errorAnswer(table, route.operation, 400, details);
  if (route.operation.list) return page(responder, route, route.operation, values, fault);
  return one(responder, route);
}

/** HEAD is GET without the body. */
function allows({ method }: Operation, asked: string): boolean {
  return asked === method || (asked === "HEAD" && method === "GET");
}

function page(
  { table, store, tokens, paging, lastPageToken }: Responder,
  route: Route,
  { operationId, resource }: Operation,
  values: Readonly<Record<string, unknown>>,
  fault: PageFault | undefined,
): Answer {
  const stored = store.get(resource);
  const list = stored?.lists[operationId];
  if (!stored || !list) return errorAnswer(table, route.operation, 404);
  const result = listPage(list, route, stored, values, tokens, paging, fault);
  if (!("items" in result)) return errorAnswer(table, route.operation, 400, result);
  const { items, nextPageToken } = list.operation.list;
  const token = result.nextToken ?? LAST[lastPageToken];
  return jsonAnswer(200, { [items]: result.items, [nextPageToken]: token });
}

const LAST = { null: null, absent: undefined, empty: "" } as const;

/** An operation that lists nothing: the item whose id ends the path, where the resource is listed; else an example. */
function one({ table, store }: Responder, { operation, path }: Route): Answer {
  const name = parameterName(operation.path.split("/").at(-1) ?? "");
  const stored = store.get(operation.resource);
  if (stored && name !== undefined) {
    const item = findItem(stored.collection, path[name] ?? "");
    return item ? jsonAnswer(200, item) : errorAnswer(table, operation, 404);
  }
  const [example] = Object.values(successOf(operation, table)?.examples ?? {});
  const isBody = typeof example === "object" && example !== null;
  return isBody ? jsonAnswer(200, example) : errorAnswer(table, operation, 404);
}

function notFound(table: ApiTable, { method, url }: Asked, routes: readonly Route[]): Answer {
  if (routes.length === 0) return errorAnswer(table, undefined, 404);
  const allow = allowedMethods(routes);
  const description = `There is no ${method} ${url.pathname}; allowed: ${allow}`;
  const answer = errorAnswer(table, undefined, 404, [{ field: "method", description }]);
  answer.headers.set("allow", allow);
  return answer;
}
