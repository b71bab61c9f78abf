import type { Operation, paths } from "@covalkit/spec";
import type { Client } from "openapi-fetch";
import type { SentFilter } from "../errors/from-response.ts";
import { type FetchResult, successOf } from "../unwrap.ts";
import { type ParamValues, type WrittenParams, writeParams } from "../write-params.ts";
import type { Deadline } from "./call.ts";
import type { RetryOptions } from "./retry.ts";
import type { Transport } from "./transport.ts";

/** How to send a request. */
export interface RequestOptions {
  /** Ends the call, its retries and its waits at once. */
  readonly signal?: AbortSignal | undefined;
  /** The longest one attempt may take, its body included, in milliseconds. @default the client's */
  readonly timeoutMs?: number | undefined;
  /** The longest the whole call may take, retries and waits included, in milliseconds. @default the client's */
  readonly deadlineMs?: number | undefined;
  /** Which failed attempts are repeated, how often, and how soon; a number says how often. @default the client's */
  readonly retry?: number | RetryOptions | undefined;
}

/** Sends one request of an operation; the body of a success, or a typed error. */
export type Send = (
  operation: Operation,
  params: ParamValues,
  options: RequestOptions,
  deadline: Deadline | undefined,
  filter?: SentFilter,
) => Promise<unknown>;

/** openapi-fetch's GET for a path that the operation table names. */
type Get = (
  path: string,
  init: WrittenParams & { parseAs: "json" | "stream"; fetch: (request: Request) => Promise<Response> },
) => Promise<FetchResult>;

/** Sends by openapi-fetch, over `transport`; `inspect` looks a successful body over. */
export function createSend(
  api: Client<paths>,
  transport: Transport,
  inspect: ((operation: Operation, body: unknown) => void) | undefined,
): Send {
  // The table's paths are openapi-fetch's own, but as data: the compiler cannot tell which of them it is.
  const get = api.GET as unknown as Get;
  return async (operation, params, { signal, timeoutMs, retry }, deadline, filter) => {
    const { result } = operation;
    const { data, response } = await successOf(
      get(operation.path, {
        ...writeParams(operation, params),
        parseAs: result ? "stream" : "json",
        // The signal goes past the Request: on some platforms each one leaves a listener on it for good.
        fetch: (request) => transport(request, { signal, timeoutMs, retry, deadline, operation }),
      }),
      { operation, filter },
    );
    if (result) return result === "none" ? undefined : response[result]();
    inspect?.(operation, data);
    return data;
  };
}
