import { type Operation, security } from "@covalkit/spec";
import { createFinalURL, defaultPathSerializer, type HeadersOptions, mergeHeaders } from "openapi-fetch";
import { agentHeaders } from "../request/agent.ts";
import type { WatchAttempt } from "../request/attempt.ts";
import { deadlineIn } from "../request/call.ts";
import { createEmitter } from "../request/events.ts";
import { retryAtOf } from "../request/retry.ts";
import { createTransport, type Transport } from "../request/transport.ts";
import { writeParams } from "../write-params.ts";
import { errorResponse, rateLimited } from "./error-response.ts";
import type { ProxyOptions } from "./options.ts";
import type { ParameterValues } from "./request-parameters.ts";

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_DEADLINE_MS = 30_000;

/** Asks the API, with the key; `signal` ends it. */
export type AskUpstream = (
  operation: Operation,
  values: ParameterValues,
  signal: AbortSignal,
) => Promise<Response>;

/** The API as the proxy's options reach it. */
export function createUpstream(options: ProxyOptions, baseUrl: string): AskUpstream {
  const { deadlineMs = DEFAULT_DEADLINE_MS } = options;
  const plain = answersOfOwn(
    createTransport({
      apiKey: options.apiKey,
      security,
      baseUrl,
      fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
      headers: agentHeaders(),
      timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      retry: options.retry ?? 0,
      emit: createEmitter(options.onEvent),
    }),
  );
  const transport = options.telemetry?.(plain, baseUrl) ?? plain;
  return (operation, values, signal) =>
    transport(upstreamRequest(baseUrl, operation, values, signal), {
      deadline: deadlineIn(deadlineMs),
      operation,
    });
}

/**
 * While a 429 holds the transport's calls back, it answers them with that 429: another caller's, whose words and
 * request id stay behind.
 */
function answersOfOwn(transport: Transport): Transport {
  return async (request, overrides) => {
    let answered: Response | undefined;
    const watch: WatchAttempt = async (send, fetch) => {
      const attempt = await (overrides?.watch?.(send, fetch) ?? send(fetch));
      answered = attempt.response;
      return attempt;
    };
    const response = await transport(request, { ...overrides, watch });
    if (response === answered) return response;
    const retryAt = retryAtOf(response);
    return errorResponse(
      rateLimited(retryAt === undefined ? undefined : new Date(retryAt)),
      overrides?.operation,
    );
  };
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
