import type { ListOperation, Operation, paths } from "@covalkit/spec";
import type { Client } from "openapi-fetch";
import { checkOptions } from "./check-options.ts";
import { type Deadline, deadlineIn } from "./request/call.ts";
import type { OnEvent } from "./request/events.ts";
import type { Transport } from "./request/transport.ts";
import { type FetchResult, successOf } from "./unwrap.ts";
import { createListing, type ListOptions } from "./walk/listing.ts";
import { createListQuery } from "./walk/page-source.ts";
import { checkResume, type Resume } from "./walk/resume.ts";
import { type Params, type WrittenParams, writeParams } from "./write-params.ts";

/** How to send a request. */
export interface RequestOptions {
  /** Ends the call, its retries and its waits at once. */
  readonly signal?: AbortSignal | undefined;
  /** The longest one attempt may take, its body included, in milliseconds. @default the client's */
  readonly timeoutMs?: number | undefined;
  /** The longest the whole call may take, retries and waits included, in milliseconds. @default the client's */
  readonly deadlineMs?: number | undefined;
  /** How often a failed attempt is repeated. @default the client's */
  readonly maxRetries?: number | undefined;
}

/** What a resource's methods are made of; the generated code says each method's type. */
export interface Core {
  list<Method>(operation: ListOperation): Method;
  call<Method>(operation: Operation): Method;
}

/** Sends one request of an operation; the body of a success, or a typed error. */
export type Send = (
  operation: Operation,
  params: Params,
  options: RequestOptions,
  deadline: Deadline | undefined,
) => Promise<unknown>;

/** openapi-fetch's GET for a path that the operation table names. */
type Get = (
  path: string,
  init: WrittenParams & { parseAs: "json" | "stream"; fetch: (request: Request) => Promise<Response> },
) => Promise<FetchResult>;

/** What a core is made of. */
export interface CoreParts {
  readonly api: Client<paths>;
  readonly transport: Transport;
  readonly emit: OnEvent;
  /** The deadline of a call that has none of its own. */
  readonly deadlineMs: number | undefined;
  /** Looks a successful body over, where the client was given a validator. */
  readonly inspect: ((operation: Operation, body: unknown) => void) | undefined;
}

/** Binds operations to openapi-fetch and the transport below it. */
export function createCore({ api, transport, emit, deadlineMs, inspect }: CoreParts): Core {
  // The table's paths are openapi-fetch's own, but as data: the compiler cannot tell which of them it is.
  const get = api.GET as unknown as Get;

  const send: Send = async (operation, params, { signal, timeoutMs, maxRetries }, deadline) => {
    const { result } = operation;
    const filter = operation.filter && params[operation.filter.parameter];
    const { data, response } = await successOf(
      get(operation.path, {
        ...writeParams(operation, params),
        parseAs: result ? "stream" : "json",
        // The signal goes past the Request: on some platforms each one leaves a listener on it for good.
        fetch: (request) => transport(request, { signal, timeoutMs, maxRetries, deadline, operation }),
      }),
      { operation, filter: filter as string | undefined },
    );
    if (result) return result === "none" ? undefined : response[result]();
    inspect?.(operation, data);
    return data;
  };

  const checked = <Options extends RequestOptions>(options: Options): Options => {
    checkOptions(options);
    return { ...options, deadlineMs: options.deadlineMs ?? deadlineMs };
  };

  const list = (operation: ListOperation) =>
    Object.assign(
      (params: Params = {}, options: ListOptions = {}) => {
        return createListing(createListQuery(send, emit, operation, params, undefined), checked(options));
      },
      {
        resume(from: Resume, options: ListOptions = {}) {
          const own = checked(options);
          checkResume(from, operation.operationId);
          return createListing(createListQuery(send, emit, operation, from.query, from), own);
        },
      },
    );

  const call =
    (operation: Operation) =>
    async (params: Params = {}, options: RequestOptions = {}) => {
      const own = checked(options);
      return send(operation, params, own, deadlineIn(own.deadlineMs));
    };

  // The generated methods know their items and pages; here each is an object.
  return { list, call } as unknown as Core;
}
