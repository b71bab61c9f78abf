import type { Operation } from "@covalkit/spec";
import { DeadlineError } from "../errors/call-errors.ts";
import { type KeyPlace, keySourceOf, setKey } from "./api-key.ts";
import { attempt, errorOfFailure, type WatchAttempt } from "./attempt.ts";
import { beginCall, type Deadline, type OngoingCall } from "./call.ts";
import { remember } from "./call-facts.ts";
import type { OnEvent } from "./events.ts";
import { sleep } from "./limit-signal.ts";
import type { Fetch } from "./redirect.ts";
import { requestIdOf } from "./request-id.ts";
import { planRetry, type RetryOptions, retryPolicy } from "./retry.ts";
import { createSecrets } from "./secrets.ts";

/** How many calls this process has made: channels carry the events of all its clients. */
let calls = 0;

/** How a client sends its requests. */
export interface TransportOptions extends KeyPlace {
  readonly fetch: Fetch;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly retry: number | RetryOptions | undefined;
  readonly emit: OnEvent;
}

/** What one call overrides. */
export interface CallOptions {
  /** Ends the call; the request's own signal without it. */
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
  readonly retry?: number | RetryOptions | undefined;
  readonly deadline?: Deadline | undefined;
  /** What the request asks for, where the operation table has it: whether it takes a key, and what it returns. */
  readonly operation?: Operation | undefined;
  /** Stands around each attempt. */
  readonly watch?: WatchAttempt | undefined;
}

/** Sends a request until it is answered or has failed for good; a response of any status is an answer. */
export type Transport = (request: Request, options?: CallOptions) => Promise<Response>;

/**
 * The one place that retries, as {@link RetryOptions} say, and `Retry-After` in full. A 429 makes all calls of the
 * transport wait.
 *
 * @throws {ConnectionError | TimeoutError | DeadlineError | AbortError | InvalidResponseError} when there is no answer.
 */
export function createTransport(options: TransportOptions): Transport {
  // How long every call waits after one of them was told to (429), and the response that said so.
  let cooledUntil = 0;
  let cooledBy: Response | undefined;

  return async (request, overrides = {}) => {
    const { timeoutMs = options.timeoutMs, operation, watch } = overrides;
    const policy = retryPolicy(overrides.retry, retryPolicy(options.retry));
    const place: KeyPlace = operation?.anonymous ? { ...options, security: null } : options;
    const id = ++calls;
    const { url, method } = request; // a Request's address never has credentials (Fetch Standard)
    const call = beginCall(overrides.signal ?? request.signal, overrides.deadline);
    const { deadline } = call;
    const secrets = createSecrets();
    const headers = new Headers(request.headers);
    for (const [name, value] of Object.entries(options.headers))
      if (!headers.has(name)) headers.set(name, value);
    let mayAskAgain = place.security !== null && typeof place.apiKey === "function";

    const readKey = async (): Promise<void> => {
      const key = await call.unlessEnded(setKey(headers, url, place));
      if (key) secrets.add(key);
    };

    const answered = (response: Response): Response => {
      if (!response.ok) remember(response, { method, keySource: keySourceOf(place) });
      return response;
    };

    const send = (fetch: Fetch) =>
      attempt(fetch, request, headers, timeoutMs, call.signal, secrets, operation?.result);

    try {
      await readKey();
      for (let retries = 0; ; ) {
        const cooled = await waitForCoolDown(call);
        if (cooled) return answered(cooled);
        call.throwIfEnded();
        const sent = { call: id, attempt: ++call.attempts, method, url };
        options.emit({ type: "request", ...sent });
        const began = Date.now();
        const result = await (watch?.(send, options.fetch) ?? send(options.fetch));
        const { response, failure, size } = result;
        const durationMs = Date.now() - began;
        if (response) {
          const requestId = requestIdOf(response);
          options.emit({ type: "response", ...sent, status: response.status, durationMs, size, requestId });
        } else options.emit({ type: "error", ...sent, reason: failure, durationMs });
        call.throwIfEnded();
        if (response?.status === 401 && mayAskAgain) {
          mayAskAgain = false;
          await readKey();
          continue;
        }
        const { again, waitMs } = planRetry(policy, method, retries, result);
        if (response?.status === 429 && Date.now() + waitMs > cooledUntil) {
          cooledUntil = Date.now() + waitMs;
          cooledBy = copyOf(response, cooledUntil);
        }
        const isLate = again && deadline && Date.now() + waitMs > deadline.at;
        if (!again || isLate) {
          if (response) return answered(response);
          const cause = secrets.redactError(result.cause);
          if (isLate) throw new DeadlineError(deadline.ms, call.spent(), cause);
          throw errorOfFailure(failure, cause, call, timeoutMs, url);
        }
        const reason = failure ?? String(response.status);
        options.emit({ type: "retry", call: id, attempt: call.attempts, delayMs: waitMs, reason });
        await sleep(waitMs, call.signal);
        retries++;
      }
    } finally {
      call.close();
    }
  };

  /** Waits until no 429 asks for it; a response instead, where that would outlast the deadline. */
  async function waitForCoolDown({ deadline, signal }: OngoingCall): Promise<Response | undefined> {
    while (cooledUntil > Date.now() && !signal.aborted) {
      if (deadline && cooledUntil > deadline.at) return cooledBy && copyOf(cooledBy, cooledUntil);
      await sleep(cooledUntil - Date.now(), signal);
    }
    return undefined;
  }
}

/** A clone, which by itself forgets where the response came from, and when it came. */
function copyOf(response: Response, retryAt: number): Response {
  const copy = Object.defineProperty(response.clone(), "url", { value: response.url });
  remember(copy, { retryAt });
  return copy;
}
