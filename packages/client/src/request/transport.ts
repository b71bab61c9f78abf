import { type Answer, type Attempt, attempt } from "./attempt.ts";
import { backoffMs } from "./backoff.ts";
import { beginCall, type Call, type Deadline } from "./call.ts";
import { createCoolDown } from "./cool-down.ts";
import type { OnEvent } from "./events.ts";
import { failureOf } from "./failure.ts";
import { type KeyPlace, setKey } from "./key-header.ts";
import { requestIdOf } from "./request-id.ts";
import { readRetryAfter } from "./retry-after.ts";
import { sleep } from "./sleep.ts";

/** How many calls this process has made: channels carry the events of all its clients. */
let calls = 0;

/** What a transport is made of. */
export interface TransportOptions extends KeyPlace {
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
      key = await call.unlessEnded(setKey(headers, url, options));
      for (let retry = 0; ; ) {
        const cooled = await waitForCoolDown(call);
        if (cooled) return cooled;
        call.throwIfEnded();
        const result = await once();
        call.throwIfEnded();
        if ("answer" in result && result.answer.response.status === 401 && asks && !askedAgain) {
          askedAgain = true;
          key = await call.unlessEnded(setKey(headers, url, options));
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
