import type { ListOperation, Operation, paths } from "@covalkit/spec";
import type { Client } from "openapi-fetch";
import { checkOptions } from "./check-options.ts";
import { ConfigurationError } from "./errors/configuration-error.ts";
import { errorFromResponse } from "./errors/from-response.ts";
import { InvalidResponseError } from "./errors/invalid-response-error.ts";
import { createListQuery } from "./list-query.ts";
import { createListing, type ListOptions } from "./listing.ts";
import { type Deadline, deadlineIn } from "./request/call.ts";
import type { OnEvent } from "./request/events.ts";
import type { Transport } from "./request/transport.ts";
import { checkResume, type Resume } from "./walk/resume.ts";

/** How to send a request. */
export interface RequestOptions {
  /** Ends the call, its retries and its waits at once. */
  readonly signal?: AbortSignal | undefined;
  /** The longest one attempt may take, its body included, in milliseconds. @default the client's */
  readonly timeoutMs?: number | undefined;
  /** The longest the whole call may take, retries and waits included, in milliseconds. @default none */
  readonly deadlineMs?: number | undefined;
  /** How often a failed attempt is repeated. @default the client's */
  readonly maxRetries?: number | undefined;
}

/** What a resource's methods are made of; the generated code says each method's type. */
export interface Core {
  list<Method>(operation: ListOperation): Method;
  call<Method>(operation: Operation): Method;
}

/** Flat parameters, by their wire names. */
export type Params = Readonly<Record<string, unknown>>;

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
  init: { params: object; fetch: (request: Request) => Promise<Response> },
) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

/** What a core is made of. */
export interface CoreParts {
  readonly api: Client<paths>;
  readonly transport: Transport;
  readonly emit: OnEvent;
  /** Where the key came from, for the message of a 401. */
  readonly keySource: string;
  /** Looks a successful body over, where the client was given a validator. */
  readonly inspect: ((operation: Operation, body: unknown) => void) | undefined;
}

/** Binds operations to openapi-fetch and the transport below it. */
export function createCore({ api, transport, emit, keySource, inspect }: CoreParts): Core {
  // The table's paths are openapi-fetch's own, but as data: the compiler cannot tell which of them it is.
  const get = api.GET as unknown as Get;

  const send: Send = async (operation, params, { signal, timeoutMs, maxRetries }, deadline) => {
    const { data, error, response } = await get(operation.path, {
      params: placeParams(operation, params),
      // The signal goes past the Request: on some platforms each one leaves a listener on it for good.
      fetch: (request) => transport(request, { signal, timeoutMs, maxRetries, deadline }),
    }).catch((cause: unknown) => {
      // Only where a middleware has put a response of its own in place; the parser's message quotes the body.
      if (!(cause instanceof SyntaxError)) throw cause;
      throw new InvalidResponseError("", "The response is not JSON.");
    });
    const filter = operation.filter && params[operation.filter.parameter];
    if (!response.ok) {
      throw errorFromResponse(response, error, {
        operation,
        keySource,
        filter: filter as string | undefined,
      });
    }
    inspect?.(operation, data);
    return data;
  };

  const list = (operation: ListOperation) =>
    Object.assign(
      (params: Params = {}, options: ListOptions = {}) => {
        checkOptions(options);
        return createListing(createListQuery(send, emit, operation, params, undefined), options);
      },
      {
        resume(from: Resume, options: ListOptions = {}) {
          checkOptions(options);
          checkResume(from, operation.operationId);
          return createListing(createListQuery(send, emit, operation, from.query, from), options);
        },
      },
    );

  const call =
    (operation: Operation) =>
    async (params: Params = {}, options: RequestOptions = {}) => {
      checkOptions(options);
      return send(operation, params, options, deadlineIn(options.deadlineMs));
    };

  // The generated methods know their items and pages; here each is an object.
  return { list, call } as unknown as Core;
}

/** Sorts flat parameters into the places the operation puts them. */
function placeParams(operation: Operation, params: Params): Record<string, Record<string, unknown>> {
  const placed: Record<string, Record<string, unknown>> = {};
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) continue;
    const place = operation.parameters[name]?.in;
    // A parameter that the API ignores lists something else than was meant.
    if (!place) throw new ConfigurationError(`${operation.operationId} has no parameter "${name}".`);
    // A dot segment is no text to a URL parser: it would lead to another path (RFC 3986 §5.2.4).
    if (place === "path" && /^(\.{0,2}|%2e|\.%2e|%2e\.|%2e%2e)$/i.test(String(value))) {
      throw new ConfigurationError(`"${value}" cannot be the "${name}" of a path.`);
    }
    placed[place] = { ...placed[place], [name]: value };
  }
  return placed;
}
