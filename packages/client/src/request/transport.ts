import { ConnectionError, DeadlineError, TimeoutError } from "../errors/call-errors.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { InvalidResponseError } from "../errors/invalid-response-error.ts";
import { type ApiKey, readApiKey } from "./api-key.ts";
import { type Answer, type Attempt, attempt } from "./attempt.ts";
import { backoffMs } from "./backoff.ts";
import { isSafeForKey } from "./base-url.ts";
import { beginCall, type Call, type Deadline } from "./call.ts";
import { createCoolDown } from "./cool-down.ts";
import type { OnEvent } from "./events.ts";
import { redact } from "./redact.ts";
import { readRetryAfter } from "./retry-after.ts";
import { sleep } from "./sleep.ts";

/** How many calls this process has made: channels carry the events of all its clients. */
let calls = 0;

/** What a transport is made of. */
export interface TransportOptions {
  readonly apiKey: ApiKey | undefined;
  /** The header that carries the key. */
  readonly keyHeader: string;
  readonly baseUrl: string;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly emit: OnEvent;
}

/** What one call overrides. */
export interface CallOptions {
  readonly timeoutMs?: number | undefined;
  readonly maxRetries?: number | undefined;
  readonly deadline?: Deadline | undefined;
}

/** Sends a request until it is answered or has failed for good; a response of any status is an answer. */
export type Transport = (request: Request, options?: CallOptions) => Promise<Response>;

/**
 * The one place that retries: network errors, bodies cut off, 408, 429 and 5xx of a GET, with full jitter, and
 * `Retry-After` in full. A 429 makes all calls of the transport wait.
 *
 * @throws {ConnectionError | TimeoutError | DeadlineError | AbortError | InvalidResponseError} when there is no answer.
 */
export function createTransport(options: TransportOptions): Transport {
  const coolDown = createCoolDown();

  return async (request, overrides = {}) => {
    const { timeoutMs = options.timeoutMs, maxRetries = options.maxRetries } = overrides;
    const id = ++calls;
    const { url, method } = request; // a Request's address never has credentials (Fetch Standard)
    const call = beginCall(request.signal, overrides.deadline);
    const headers = new Headers(request.headers);
    for (const [name, value] of Object.entries(options.headers)) headers.set(name, value);
    const asks = typeof options.apiKey === "function";
    let key: string | undefined;
    let askedAgain = false;

    const once = async (): Promise<Attempt> => {
      const sent = { call: id, attempt: ++call.attempts, method, url };
      options.emit({ type: "request", ...sent });
      const began = Date.now();
      const result = await attempt(options.fetch, request, headers, timeoutMs, call.signal, key);
      const durationMs = Date.now() - began;
      if ("answer" in result) {
        const { response, size } = result.answer;
        const { status } = response;
        options.emit({
          type: "response",
          ...sent,
          status,
          durationMs,
          size,
          requestId: requestIdOf(response),
        });
      } else options.emit({ type: "error", ...sent, reason: result.failure, durationMs });
      return result;
    };

    try {
      call.throwIfEnded();
      key = await call.unlessEnded(setKey(headers, request, options));
      for (let retry = 0; ; ) {
        const cooled = await waitForCoolDown(call);
        if (cooled) return cooled;
        call.throwIfEnded();
        const result = await once();
        call.throwIfEnded();
        if ("answer" in result && result.answer.response.status === 401 && asks && !askedAgain) {
          askedAgain = true;
          key = await call.unlessEnded(setKey(headers, request, options));
          continue;
        }
        const wait = planRetry(result, request, retry, maxRetries);
        if ("answer" in result && wait === undefined) return result.answer.response;
        const late = wait !== undefined && call.deadline && Date.now() + wait > call.deadline.at;
        if ("answer" in result && late) return result.answer.response;
        if (wait === undefined || late) throw failureOf(result, call, timeoutMs, url, key, Boolean(late));
        const reason = "answer" in result ? String(result.answer.response.status) : result.failure;
        options.emit({ type: "retry", call: id, attempt: call.attempts, delayMs: wait, reason });
        await sleep(wait, call.signal);
        retry++;
      }
    } finally {
      call.close();
    }
  };

  /** Waits until no 429 asks for it; a response instead, where that would outlast the deadline. */
  async function waitForCoolDown(call: Call): Promise<Response | undefined> {
    while (coolDown.until > Date.now() && !call.signal.aborted) {
      if (call.deadline && coolDown.until > call.deadline.at) return coolDown.response();
      await sleep(coolDown.until - Date.now(), call.signal);
    }
    return undefined;
  }

  /** How long to wait before trying again, in milliseconds; `undefined` for not at all. */
  function planRetry(
    result: Attempt,
    { method }: Request,
    retry: number,
    maxRetries: number,
  ): number | undefined {
    const now = Date.now();
    const response = "answer" in result ? result.answer.response : undefined;
    const allowed = response && readRetryAfter(response.headers, now);
    const wait = Math.max(backoffMs(retry), (allowed ?? now) - now);
    if (response?.status === 429) coolDown.extend(now + wait, response);
    if (response && !isRetriable(response)) return undefined;
    return retry < maxRetries && (method === "GET" || method === "HEAD") ? wait : undefined;
  }
}

const isRetriable = ({ status }: Answer["response"]): boolean =>
  status === 408 || status === 429 || status >= 500;

/** Sets the key's header; returns the key. */
async function setKey(
  headers: Headers,
  request: Request,
  { apiKey, keyHeader, baseUrl }: TransportOptions,
): Promise<string | undefined> {
  const key = await readApiKey(apiKey);
  if (!key) return undefined;
  const url = new URL(request.url);
  if (url.origin !== new URL(baseUrl).origin) {
    throw new ConfigurationError(
      `The key belongs to ${new URL(baseUrl).origin}; it was not sent to ${url.origin}.`,
    );
  }
  if (!isSafeForKey(url)) {
    throw new ConfigurationError(
      `The key was not sent to ${url.origin}: http: is not encrypted. Use https:.`,
    );
  }
  // Lower case: gateways in front of the API have been reported to compare header names by case.
  headers.set(keyHeader.toLowerCase(), key);
  return key;
}

function failureOf(
  result: Attempt,
  call: Call,
  timeoutMs: number,
  url: string,
  key: string | undefined,
  late: boolean,
): Error {
  const { failure, cause } =
    "failure" in result ? result : { failure: "connection" as const, cause: undefined };
  const safeCause = withoutKey(cause, key);
  if (late && call.deadline) return new DeadlineError(call.deadline.ms, call.spent(), safeCause);
  const { origin, pathname } = new URL(url);
  if (failure === "timeout") return new TimeoutError(timeoutMs, origin + pathname, call.spent());
  if (failure === "body") {
    return new InvalidResponseError("", "The response's body is not the JSON it says it is.", {
      cause: safeCause,
    });
  }
  return new ConnectionError(origin + pathname, call.spent(), safeCause);
}

/** A cause whose text does not hold the key: the parser's messages quote what they could not read. */
function withoutKey(cause: unknown, key: string | undefined): unknown {
  if (!(cause instanceof Error) || !key || !cause.message.includes(key)) return cause;
  return new Error(redact(cause.message, key));
}

/** The id a server gave to a request. */
export function requestIdOf({ headers }: Response): string | undefined {
  return headers.get("x-request-id") ?? headers.get("x-amzn-requestid") ?? undefined;
}
