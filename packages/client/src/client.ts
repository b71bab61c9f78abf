import { type Operation, type paths, security, server } from "@covalkit/spec";
import createFetchClient, { type Client } from "openapi-fetch";
import { checkOptions } from "./check-options.ts";
import { createCore } from "./core.ts";
import { createResources, type Resources } from "./generated/index.ts";
import { agentHeaders } from "./request/agent.ts";
import type { ApiKey } from "./request/api-key.ts";
import { readBaseUrl } from "./request/base-url.ts";
import { createEmitter, type OnEvent } from "./request/events.ts";
import { createTransport } from "./request/transport.ts";

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_RETRIES = 4;

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
  /** How often a failed attempt is repeated. @default 4 */
  readonly maxRetries?: number | undefined;
  /** Receives an event for each request, response, retry and page. It never holds the key. */
  readonly onEvent?: OnEvent | undefined;
  /** Looks over each successful body; see `@covalkit/client/validate`. */
  readonly validate?: Validator | undefined;
}

/** Compares a successful body with the OpenAPI document. */
export type Validator = (operation: Operation, body: unknown, emit: OnEvent) => void;

/** A client of the API: its resources, and openapi-fetch below them. */
export interface CovalClient extends Resources {
  /**
   * openapi-fetch itself, over the same key, deadlines and retries. A response without success is its `error`, as
   * always with openapi-fetch; what never got a response is thrown, as the resources' methods throw it.
   */
  readonly api: Client<paths>;
}

/**
 * A client of the API.
 *
 * @throws {ConfigurationError} when an option cannot work.
 */
export function createClient(options: ClientOptions = {}): CovalClient {
  checkOptions(options);
  const { apiKey, validate } = options;
  const baseUrl = readBaseUrl(options.baseUrl ?? server);
  const emit = createEmitter(options.onEvent);
  const transport = createTransport({
    apiKey,
    keyHeader: security.name,
    baseUrl,
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    headers: agentHeaders(),
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    maxRetries: options.maxRetries ?? DEFAULT_MAX_RETRIES,
    emit,
  });
  const api = createFetchClient<paths>({ baseUrl, fetch: (request) => transport(request) });
  const core = createCore({
    api,
    transport,
    emit,
    keySource: describeKeySource(apiKey),
    inspect: validate && ((operation, body) => validate(operation, body, emit)),
  });
  return { api, ...createResources(core) };
}

function describeKeySource(apiKey: ApiKey | undefined): string {
  if (typeof apiKey === "function")
    return "The key came from the function given as apiKey, which was asked twice.";
  if (apiKey?.trim()) return "The key came from the apiKey option of createClient.";
  return "No key was sent: the apiKey option of createClient is empty, and no other place is looked at.";
}
