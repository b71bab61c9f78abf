import { type Operation, type paths, security, server } from "@covalkit/spec";
import createFetchClient, { type Client } from "openapi-fetch";
import { checkOptions } from "./check-options.ts";
import { type Core, createCore } from "./core.ts";
import { createResources, type Resources } from "./generated/index.ts";
import { agentHeaders } from "./request/agent.ts";
import type { ApiKey } from "./request/api-key.ts";
import { readBaseUrl } from "./request/base-url.ts";
import { deadlineIn } from "./request/call.ts";
import { createEmitter, type OnEvent } from "./request/events.ts";
import type { RetryOptions } from "./request/retry.ts";
import { createSend } from "./request/send.ts";
import type { Telemetry } from "./request/telemetry.ts";
import { createTransport } from "./request/transport.ts";

const DEFAULT_TIMEOUT_MS = 30_000;

/** How to reach the API. */
export interface ClientOptions {
  /** The API key, or a function that gets one: for every call, and once more after a 401. */
  readonly apiKey?: ApiKey | undefined;
  /** The API's address. @default the first server of the OpenAPI document */
  readonly baseUrl?: string | undefined;
  /** Sends the requests; it is given a whole `Request`, with its signal. @default globalThis.fetch */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** The longest one attempt may take, its body included, in milliseconds. @default 30000 */
  readonly timeoutMs?: number | undefined;
  /**
   * The longest a call without a deadline of its own may take, retries and waits included, in milliseconds; for a walk,
   * the whole walk.
   * @default none
   */
  readonly deadlineMs?: number | undefined;
  /** Which failed attempts are repeated, how often, and how soon; a number says how often. @default 4 */
  readonly retry?: number | RetryOptions | undefined;
  /** Receives an event for each request, response, retry and page. It never holds the key. */
  readonly onEvent?: OnEvent | undefined;
  /** Stands around the calls; see `@covalkit/client/opentelemetry`. */
  readonly telemetry?: Telemetry | undefined;
  /** Looks over each successful body; see `@covalkit/client/validate`. */
  readonly validate?: Validator | undefined;
}

/** Compares a successful body with the OpenAPI document. */
export type Validator = (operation: Operation, body: unknown, emit: OnEvent) => void;

/** openapi-fetch below a client. */
interface WithApi {
  /**
   * openapi-fetch itself, over the same key, deadlines and retries. A response without success is its `error`, as
   * always with openapi-fetch, and as {@link unwrap} throws it; what never got a response is thrown, as the resources'
   * methods throw it.
   */
  readonly api: Client<paths>;
}

/** A client of the API: its resources, and openapi-fetch below them. */
export interface CovalClient extends Resources, WithApi {}

/** Functions such as `createConversationsResource`, by the names that their resources are to have. */
export type ResourceCreators = Readonly<Record<string, (core: Core) => object>>;

/** A client of some resources. */
export type ClientWith<Creators extends ResourceCreators> = WithApi & {
  readonly [Name in keyof Creators]: ReturnType<Creators[Name]>;
};

/**
 * A client of the API.
 *
 * @throws {ConfigurationError} when an option cannot work.
 */
export function createClient(options: ClientOptions = {}): CovalClient {
  return bind(createResources, options);
}

/**
 * A client of the resources that are given, and of no other: a bundle has their operations alone.
 *
 * @throws {ConfigurationError} when an option cannot work.
 * @example
 * const coval = createClientWith({ conversations: createConversationsResource }, { apiKey });
 */
export function createClientWith<const Creators extends ResourceCreators>(
  creators: Creators,
  options: ClientOptions = {},
): ClientWith<Creators> {
  const create = (core: Core) =>
    Object.fromEntries(Object.entries(creators).map(([name, creator]) => [name, creator(core)]));
  return bind(create, options) as ClientWith<Creators>; // each resource under its creator's name
}

function bind<Bound extends object>(create: (core: Core) => Bound, options: ClientOptions): Bound & WithApi {
  checkOptions("client", options);
  const { apiKey, deadlineMs, validate } = options;
  const baseUrl = readBaseUrl(options.baseUrl ?? server);
  const emit = createEmitter(options.onEvent);
  const plain = createTransport({
    apiKey,
    security,
    baseUrl,
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    headers: agentHeaders(),
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    retry: options.retry,
    emit,
  });
  const transport = options.telemetry?.(plain, baseUrl) ?? plain;
  const api = createFetchClient<paths>({
    baseUrl,
    fetch: (request) => transport(request, { deadline: deadlineIn(deadlineMs) }),
  });
  const inspect = validate && ((operation: Operation, body: unknown) => validate(operation, body, emit));
  return { api, ...create(createCore(createSend(api, transport, inspect), emit, deadlineMs)) };
}
