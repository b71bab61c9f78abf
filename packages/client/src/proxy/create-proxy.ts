import { type Operation, security, server } from "@covalkit/spec";
import { createRouter, type Route } from "@covalkit/spec/interpret";
import { createFinalURL, defaultPathSerializer, type HeadersOptions, mergeHeaders } from "openapi-fetch";
import { agentHeaders } from "../request/agent.ts";
import { readBaseUrl } from "../request/base-url.ts";
import { deadlineIn } from "../request/call.ts";
import { createEmitter } from "../request/events.ts";
import { createTransport } from "../request/transport.ts";
import { writeParams } from "../write-params.ts";
import { applyConstraint } from "./constraint.ts";
import { errorAnswerOf, errorResponse, Refusal } from "./error-response.ts";
import { planFilter } from "./filter-plan.ts";
import { checkProxyOptions, type ProxyOptions } from "./options.ts";
import { type ParameterValues, readParams } from "./request-parameters.ts";
import { passOn } from "./upstream-response.ts";

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_DEADLINE_MS = 30_000;

/**
 * A request handler that stands between pages and the API: pages send it what `@covalkit/client` sends without a
 * key, with the proxy's address as `baseUrl`, and it adds the key. Only the operations in `allow` and their declared
 * parameters get through; neither cookies nor any other header does, in either direction.
 *
 * @throws {ConfigurationError} for options that cannot work, or would leave it open. The handler itself never throws.
 * @example
 * export const GET = createProxy({
 *   apiKey: () => process.env.COVAL_API_KEY,
 *   basePath: "/api/coval",
 *   allow: ["listConversations"],
 *   authorize: async (request) => (await readSession(request)) !== undefined,
 *   constrain: async (request) => ({
 *     filter: conversationFilter.metadata("tenant").eq((await readSession(request)).tenant),
 *   }),
 * });
 */
export function createProxy(options: ProxyOptions): (request: Request) => Promise<Response> {
  const { authorize, constrain = () => ({}), deadlineMs = DEFAULT_DEADLINE_MS } = options;
  const { basePath, allowed } = checkProxyOptions(options);
  const baseUrl = readBaseUrl(options.baseUrl ?? server);
  const routesOf = createRouter(allowed);
  const findRoute = (pathname: string): Route | undefined =>
    pathname.startsWith(`${basePath}/`) ? routesOf(pathname.slice(basePath.length))[0] : undefined;
  const plain = createTransport({
    apiKey: options.apiKey,
    security,
    baseUrl,
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    headers: agentHeaders(),
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    maxRetries: options.maxRetries ?? 0,
    emit: createEmitter(options.onEvent),
  });
  const transport = options.telemetry?.(plain, baseUrl) ?? plain;

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
    const pinned = applyConstraint(constraint, operation, values);
    const { filter } = operation;
    const plan = filter && planFilter(filter, String(values[filter.parameter] ?? ""), pinned);
    if (filter) values[filter.parameter] = plan?.text || undefined;

    const upstream = upstreamRequest(baseUrl, operation, values, request.signal);
    const response = await transport(upstream, { deadline: deadlineIn(deadlineMs), operation });
    return passOn(response, { operation, keep: plan?.keep, isPinned: pinned !== undefined });
  };

  const report = (error: unknown, request: Request): void => {
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
      if (!(error instanceof Refusal) || error.status >= 500) report(error, request);
      return errorResponse(errorAnswerOf(error, route?.operation), route?.operation);
    }
  };
}

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

/** A request of nothing but what was read and checked, written as the client writes it. */
function upstreamRequest(
  baseUrl: string,
  operation: Operation,
  values: ParameterValues,
  signal: AbortSignal,
): Request {
  const { params, querySerializer } = writeParams(operation, values);
  const url = createFinalURL(operation.path, {
    baseUrl,
    params,
    querySerializer,
    pathSerializer: defaultPathSerializer,
  });
  const accept = operation.result ? "*/*" : "application/json";
  // Texts, numbers, truth values or lists of them: readParams and applyConstraint have seen to it.
  const headers = mergeHeaders({ accept }, params.header as HeadersOptions | undefined);
  return new Request(url, { method: operation.method, headers, signal });
}
