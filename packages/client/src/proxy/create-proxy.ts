import { server } from "@covalkit/spec";
import { createRouter, type Route } from "@covalkit/spec/interpret";
import { readBaseUrl } from "../request/base-url.ts";
import { applyConstraint } from "./constraint.ts";
import { errorAnswerOf, errorResponse, Refusal } from "./error-response.ts";
import { planFilter } from "./filter-plan.ts";
import { checkProxyOptions, type ProxyOptions } from "./options.ts";
import { createPageTokenSeal } from "./page-token.ts";
import { openPageToken, queryOf, readParams } from "./request-parameters.ts";
import { createUpstream } from "./upstream.ts";
import { passOn } from "./upstream-response.ts";

/**
 * A request handler that stands between pages and the API: pages send it what `@covalkit/client` sends without a
 * key, with the proxy's address as `baseUrl`, and it adds the key. Only the operations in `allow` and their declared
 * parameters get through; neither cookies nor any other header does, in either direction.
 *
 * @throws {ConfigurationError} for options that cannot work, or would leave it open. The handler itself never throws.
 * @example
 * export const GET = createProxy({
 *   apiKey: () => process.env.COVAL_API_KEY,
 *   secret: process.env.COVAL_PROXY_SECRET,
 *   basePath: "/api/coval",
 *   allow: ["listConversations"],
 *   authorize: async (request) => (await readSession(request)) !== undefined,
 *   constrain: async (request) => ({
 *     filter: conversationFilter.metadata("tenant").eq((await readSession(request)).tenant),
 *   }),
 * });
 */
export function createProxy(options: ProxyOptions): (request: Request) => Promise<Response> {
  const { authorize, constrain = () => ({}) } = options;
  const { basePath, allowed, secrets } = checkProxyOptions(options);
  const baseUrl = readBaseUrl(options.baseUrl ?? server);
  const routesOf = createRouter(allowed);
  const findRoute = (pathname: string): Route | undefined =>
    pathname.startsWith(`${basePath}/`) ? routesOf(pathname.slice(basePath.length))[0] : undefined;
  const tokens = createPageTokenSeal(secrets);
  const askUpstream = createUpstream(options, baseUrl);

  const handle = async (request: Request, route: Route): Promise<Response> => {
    const { operation } = route;
    if (request.method !== operation.method) throw new Refusal(405, `Use ${operation.method}`);
    const allowedIn = await settle(
      () => authorize(request),
      (error) => {
        report(error, request);
        return false;
      },
    );
    if (allowedIn instanceof Response) return allowedIn;
    if (allowedIn !== true) throw new Refusal(403, "You may not use this address");

    const values = readParams(route, request);
    const constraint = await settle(() => constrain(request, operation));
    if (constraint instanceof Response) return constraint;
    const { pinned, isPinned } = applyConstraint(constraint, operation, values);
    const { filter } = operation;
    const plan = filter && planFilter(filter, String(values[filter.parameter] ?? ""), pinned);
    if (filter) values[filter.parameter] = plan?.text || undefined;
    const query = queryOf(operation, values, [baseUrl, plan?.pinned, plan?.asked]);
    await openPageToken(operation, values, isPinned ? (sealed) => tokens.open(sealed, query) : undefined);

    return passOn(await askUpstream(operation, values, request.signal), {
      operation,
      isPinned,
      meetsPin: plan?.meetsPin,
      meetsFilter: plan?.meetsFilter,
      sealToken: isPinned ? (token) => tokens.seal(token, query) : undefined,
      report: (error) => report(error, request),
    });
  };

  const report = (error: unknown, request: Request): void => {
    if (isOfLeaving(error, request)) return;
    try {
      options.onError?.(error, request);
    } catch {
      // A log that fails must not take the answer with it.
    }
  };

  return async (request) => {
    const route = findRoute(new URL(request.url).pathname);
    try {
      if (!route) throw new Refusal(404);
      return await handle(request, route);
    } catch (error) {
      if (!(error instanceof Refusal)) report(error, request);
      else if (error.status >= 500) report(error.cause ?? error, request);
      return errorResponse(errorAnswerOf(error, route?.operation), route?.operation);
    }
  };
}

/** Whether an error says no more than that the caller has gone. */
const isOfLeaving = (error: unknown, { signal }: Request): boolean =>
  signal.aborted && (error === signal.reason || (error instanceof Error && error.name === "AbortError"));

/** What `ask` returns, or the `Response` that it throws; for any other error, what `onError` makes of it. */
async function settle<Value>(
  ask: () => Value | Promise<Value>,
  onError: (error: unknown) => Value = (error) => {
    throw error;
  },
): Promise<Value | Response> {
  try {
    return await ask();
  } catch (error) {
    return error instanceof Response ? error : onError(error);
  }
}
