import type { Expression } from "@covalkit/filter";
import { type Operation, operations, type Security, security } from "@covalkit/spec";
import { ConfigurationError } from "../errors/configuration-error.ts";
import type { ApiKey } from "../request/api-key.ts";
import type { OnEvent } from "../request/events.ts";
import type { Telemetry } from "../request/telemetry.ts";

/** An operation of the API, by its id in the OpenAPI document. */
export type OperationId = keyof typeof operations & string;

/** How a proxy reaches the API, and whom it lets through. */
export interface ProxyOptions {
  /** The API key, or a function that gets one: for every call, and once more after a 401. */
  readonly apiKey: ApiKey;
  /**
   * Whether the caller may use the proxy. Only `true` lets a request through; a `Response` is the answer, anything
   * else is a 403. A `Response` that it throws is the answer too, any other error a 403.
   */
  readonly authorize: (request: Request) => boolean | Response | Promise<boolean | Response>;
  /**
   * The operations that callers may use. There is no default, so that an operation which a later version of the API
   * adds is not open before someone says so.
   */
  readonly allow: readonly OperationId[];
  /**
   * What callers cannot get around: called for each request that was let through. It must return an object, `{}` for
   * no constraint. An error that it throws is a 500, a `Response` the answer.
   */
  readonly constrain?: (request: Request, operation: Operation) => Constraint | Promise<Constraint>;
  /** The path below which the proxy is mounted, such as `/api/coval`. @default "" */
  readonly basePath?: string | undefined;
  /** The API's address. @default the first server of the OpenAPI document */
  readonly baseUrl?: string | undefined;
  /** Sends the requests. @default globalThis.fetch */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** The longest one attempt may take, its body included, in milliseconds. @default 30000 */
  readonly timeoutMs?: number | undefined;
  /** The longest a request may take, retries and waits included, in milliseconds. @default 30000 */
  readonly deadlineMs?: number | undefined;
  /** How often a failed attempt is repeated. None, for the caller's client retries as well. @default 0 */
  readonly maxRetries?: number | undefined;
  /** Receives an event for each request, response and retry. It never holds the key. */
  readonly onEvent?: OnEvent | undefined;
  /** Stands around the calls of the API; see `@covalkit/client/opentelemetry`. */
  readonly telemetry?: Telemetry | undefined;
  /** Receives what callers are not told: why the API could not be reached, or what `authorize` or `constrain` threw. */
  readonly onError?: ((error: unknown, request: Request) => void) | undefined;
}

/** What callers cannot get around. */
export interface Constraint {
  /**
   * A condition that every item must meet. It is conjoined with the caller's filter, and the proxy applies it to the
   * answer's items itself.
   */
  readonly filter?: Expression;
  /** Parameters, by their names, that replace the caller's. The API alone applies them. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** The most items of one page; a larger page size is lowered to it, as AIP-158 has it. */
  readonly maxPageSize?: number;
}

/** Everything of {@link ProxyOptions} that can be wrong before the first request. */
export interface CheckedProxyOptions {
  /** Without a slash at the end. */
  readonly basePath: string;
  readonly allowed: readonly Operation[];
}

/** @throws {ConfigurationError} for an option that cannot work, or would leave the proxy open. */
export function checkProxyOptions(
  { apiKey, authorize, allow, basePath = "" }: ProxyOptions,
  place: Security | null = security,
): CheckedProxyOptions {
  if (place && typeof apiKey !== "function" && !apiKey?.trim()) {
    throw new ConfigurationError("apiKey is empty; the proxy would have no key to add.");
  }
  if (typeof authorize !== "function") {
    throw new ConfigurationError(
      "authorize must be a function: without it anyone could use the key. Write authorize: () => true if anyone may.",
    );
  }
  if (!Array.isArray(allow)) {
    throw new ConfigurationError(`allow must list operations: ${Object.keys(operations).join(", ")}.`);
  }
  if (basePath !== "" && !basePath.startsWith("/")) {
    throw new ConfigurationError(`basePath must begin with a slash, as in "/${basePath}".`);
  }
  const table: Readonly<Record<string, Operation>> = operations;
  const allowed = allow.map((id: string) => {
    const operation = Object.hasOwn(table, id) ? table[id] : undefined;
    if (operation) return operation;
    throw new ConfigurationError(
      `allow: ${JSON.stringify(id)} is no operation; operations: ${Object.keys(table).join(", ")}.`,
    );
  });
  return { basePath: basePath.replace(/\/+$/, ""), allowed };
}
