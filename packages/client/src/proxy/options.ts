import { type Expression, nearest } from "@covalkit/filter";
import { type Operation, operations, type Security, security } from "@covalkit/spec";
import { ConfigurationError } from "../errors/configuration-error.ts";
import type { ApiKey } from "../request/api-key.ts";
import type { OnEvent } from "../request/events.ts";
import type { RetryOptions } from "../request/retry.ts";
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
  /**
   * Seals the page tokens of callers with a pinned filter or pinned parameters, so that each is good for its own query
   * and constraint alone. At least 32 random characters, the same in all processes and regions that serve the same
   * callers. Of a list the first one seals and any opens: to change it, put the new one second everywhere, then first,
   * then drop the old one.
   * @default random, and of this process alone
   */
  readonly secret?: string | readonly string[] | undefined;
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
  /** How failed attempts are repeated. Not at all, for the caller's client retries as well. @default 0 */
  readonly retry?: number | RetryOptions | undefined;
  /** Receives an event for each request, response and retry. It never holds the key. */
  readonly onEvent?: OnEvent | undefined;
  /** Stands around the calls of the API; see `@covalkit/client/opentelemetry`. */
  readonly telemetry?: Telemetry | undefined;
  /**
   * Receives what callers are not told: why the API could not be reached, that it refused the key, or what `authorize`
   * or `constrain` threw. That a caller went away is no error.
   */
  readonly onError?: ((error: unknown, request: Request) => void) | undefined;
}

/** What callers cannot get around. */
export interface Constraint {
  /**
   * A condition that every item must meet: comparisons joined by AND alone, or by OR alone. It is conjoined with the
   * caller's filter, and the proxy applies it to the answer's items itself.
   */
  readonly filter?: Expression;
  /** Parameters, by their names, that replace the caller's. The API alone applies them. */
  readonly params?: Readonly<Record<string, unknown>>;
  /**
   * The most items of one page, from 1; a larger page size is lowered to it, as AIP-158 has it, and it is itself lowered
   * to what the document allows.
   */
  readonly maxPageSize?: number;
}

/** Everything of {@link ProxyOptions} that can be wrong before the first request. */
export interface CheckedProxyOptions {
  /** Without a slash at the end. */
  readonly basePath: string;
  readonly allowed: readonly Operation[];
  /** Empty where the process is to make one. */
  readonly secrets: readonly string[];
}

const OPTIONS: Readonly<Record<keyof ProxyOptions, true>> = {
  apiKey: true,
  authorize: true,
  allow: true,
  constrain: true,
  secret: true,
  basePath: true,
  baseUrl: true,
  fetch: true,
  timeoutMs: true,
  deadlineMs: true,
  retry: true,
  onEvent: true,
  telemetry: true,
  onError: true,
};

const MIN_SECRET_CHARACTERS = 32;

/** @throws {ConfigurationError} for an option that cannot work, or would leave the proxy open. */
export function checkProxyOptions(
  options: ProxyOptions,
  place: Security | null = security,
): CheckedProxyOptions {
  const { apiKey, authorize, allow, secret = [], basePath = "" } = options;
  refuseUnknown(options, Object.keys(OPTIONS), "createProxy: ");
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
  return { basePath: basePath.replace(/\/+$/, ""), allowed, secrets: checkSecrets(secret) };
}

function checkSecrets(secret: string | readonly string[]): readonly string[] {
  const secrets: readonly unknown[] = typeof secret === "string" ? [secret] : secret;
  if (!Array.isArray(secrets) || !secrets.every(isSecret)) {
    // What was given must not show, not even if it is too short.
    throw new ConfigurationError(
      `secret must be a text of at least ${MIN_SECRET_CHARACTERS} random characters, or a list of such texts.`,
    );
  }
  return secrets;
}

const isSecret = (secret: unknown): secret is string =>
  typeof secret === "string" && secret.length >= MIN_SECRET_CHARACTERS;

/** @throws {ConfigurationError} for a name that is not known: a misspelt `constrain` would hold nothing back. */
export function refuseUnknown(given: object, known: readonly string[], where: string): void {
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const near = nearest(unknown, known);
  const hint = near ? `did you mean ${near}?` : `known are ${known.join(", ")}.`;
  throw new ConfigurationError(`${where}${JSON.stringify(unknown)} is not known; ${hint}`);
}
