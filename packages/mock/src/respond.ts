import type { Operation, OtherOperation } from "@covalkit/spec";
import { type Route, readParameters } from "@covalkit/spec/interpret";
import { authenticate, type Keys } from "./http/authenticate.ts";
import { allowedMethods } from "./http/cors.ts";
import { errorAnswer } from "./http/error-answer.ts";
import type { MockResponse } from "./http/mock-response.ts";
import { jsonAnswer } from "./http/mock-response.ts";
import { securityOf } from "./http/security-of.ts";
import type { ServedRequest } from "./http/served-request.ts";
import { listPage, type PageFault, type Paging, type Parameters } from "./list/list-page.ts";
import type { PageTokens } from "./list/page-token.ts";
import type { ResourceStore } from "./resource-store.ts";
import type { SinglePlan } from "./single/single-plan.ts";
import type { ApiTable } from "./table/api-table.ts";

/** What answers come from. */
export interface Responder {
  readonly table: ApiTable;
  readonly store: ResourceStore;
  /** How each operation is answered that lists nothing, by operation id. */
  readonly singles: Readonly<Record<string, SinglePlan>>;
  readonly keys: Keys;
  readonly tokens: PageTokens;
  readonly paging: Paging;
}

/** What an address belongs to: what is served there, and what else the document has there. */
export interface Place {
  readonly routes: readonly Route[];
  readonly others: readonly OtherOperation[];
}

/** The API's own answer: the key first, then the address, then the parameters, then the page. */
export function respond(
  responder: Responder,
  request: ServedRequest,
  place: Place,
  fault: PageFault | undefined,
): MockResponse {
  const { table, keys, singles } = responder;
  const route = place.routes.find(({ operation }) => allows(operation, request.method));
  const authentication = authenticate(request.headers, securityOf(table, place.routes, request.method), keys);
  if (authentication === "denied") return errorAnswer(table, route?.operation, 403);
  if (authentication === "missing" || authentication === "wrong")
    return errorAnswer(table, route?.operation, 401);
  if (!route) return notThere(table, request, place);

  const { operation, path } = route;
  const read = readParameters(operation, { path, query: request.url.search, headers: request.headers });
  if (read.violations.length > 0) {
    const details = read.violations.map(({ parameter, text }) => ({
      field: parameter,
      description: capitalized(text),
    }));
    return errorAnswer(table, operation, 400, details);
  }
  const parameters = { sent: read.values, values: withDefaults(operation, read.values) };
  if (operation.list) return page(responder, route, parameters, fault);
  return singles[operation.operationId]?.answer(parameters.values) ?? errorAnswer(table, operation, 404);
}

/** HEAD is GET without the body. */
const allows = ({ method }: Operation, request: string): boolean =>
  request === method || (request === "HEAD" && method === "GET");

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function withDefaults(
  { parameters }: Operation,
  sent: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const defaults = Object.entries(parameters).map(([name, { schema }]) => [name, schema.default] as const);
  return { ...Object.fromEntries(defaults), ...sent };
}

function page(
  { table, store, tokens, paging }: Responder,
  route: Route,
  parameters: Parameters,
  fault: PageFault | undefined,
): MockResponse {
  const { operationId, resource } = route.operation;
  const stored = store.get(resource);
  const plan = stored?.pages[operationId];
  if (!stored || !plan) return errorAnswer(table, route.operation, 404);
  const result = listPage(plan, route, stored, parameters, tokens, paging, fault);
  if (!("items" in result)) return errorAnswer(table, route.operation, 400, result);
  return jsonAnswer(plan.list.success.status, plan.body(result.items, result.nextToken));
}

/** 405 for what the document has and nobody serves here (RFC 9110 §15.5.6); 404 for what it does not have. */
function notThere(table: ApiTable, { method, url }: ServedRequest, { routes, others }: Place): MockResponse {
  const allow = allowedMethods(routes);
  if (others.some((other) => other.method.toUpperCase() === method)) {
    const message = `The document has ${method} ${url.pathname}, but the mock does not serve it; allowed: ${allow}`;
    const answer = errorAnswer(table, routes[0]?.operation, 405, [], { code: "METHOD_NOT_ALLOWED", message });
    answer.headers.set("allow", allow);
    return answer;
  }
  if (routes.length === 0) return errorAnswer(table, undefined, 404);
  const description = `There is no ${method} ${url.pathname}; allowed: ${allow}`;
  const answer = errorAnswer(table, undefined, 404, [{ field: "method", description }]);
  answer.headers.set("allow", allow);
  return answer;
}
