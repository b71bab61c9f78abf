import type { Operation } from "@covalkit/spec";
import { DeadlineError } from "../errors/call-errors.ts";
import { type Attempt, attempt } from "./attempt.ts";
import { beginCall, type Call, type Deadline } from "./call.ts";
import { remember } from "./call-facts.ts";
import { createCoolDown } from "./cool-down.ts";
import type { OnEvent } from "./events.ts";
import { errorOfFailure } from "./failure.ts";
import { type KeyPlace, keySourceOf, setKey } from "./key-header.ts";
import { requestIdOf } from "./request-id.ts";
import { backoffMs } from "./retry.ts";
import { readRetryAfter } from "./retry-after.ts";
import { createSecrets } from "./secrets.ts";
import { sleep } from "./sleep.ts";
import type { WatchAttempt } from "./telemetry.ts";

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
  /** Ends the call; the request's own signal without it. */
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
  readonly maxRetries?: number | undefined;
  readonly deadline?: Deadline | undefined;
  /** What the request asks for, where the operation table has it: whether it takes a key, and what it returns. */
  readonly operation?: Operation | undefined;
  /** Stands around each attempt. */
  readonly watch?: WatchAttempt | undefined;
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
    const { timeoutMs = options.timeoutMs, maxRetries = options.maxRetries, operation } = overrides;
    const place: KeyPlace = operation?.anonymous ? { ...options, security: null } : options;
    const id = ++calls;
    const { url, method } = request; // a Request's address never has credentials (Fetch Standard)
    const call = beginCall(overrides.signal ?? request.signal, overrides.deadline);
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

    const once = async (): Promise<Attempt> => {
      const sent = { call: id, attempt: ++call.attempts, method, url };
      options.emit({ type: "request", ...sent });
      const began = Date.now();
      const send = (fetch: TransportOptions["fetch"]) =>
        attempt(fetch, request, headers, timeoutMs, call.signal, secrets, operation?.result);
      const result = await (overrides.watch?.(send, options.fetch) ?? send(options.fetch));
      const durationMs = Date.now() - began;
      if ("answer" in result) {
        const { response, size } = result.answer;
        const requestId = requestIdOf(response);
        options.emit({ type: "response", ...sent, status: response.status, durationMs, size, requestId });
      } else options.emit({ type: "error", ...sent, reason: result.failure, durationMs });
      return result;
    };

    try {
      call.throwIfEnded();
      await readKey();
      for (let retry = 0; ; ) {
        const cooled = await waitForCoolDown(call);
        if (cooled) return answered(cooled);
        call.throwIfEnded();
        const result = await once();
        call.throwIfEnded();
        if ("answer" in result && result.answer.response.status === 401 && mayAskAgain) {
          mayAskAgain = false;
          await readKey();
          continue;
        }
        const wait = planRetry(result, request, retry, maxRetries);
        const late = wait !== undefined && call.deadline && Date.now() + wait > call.deadline.at;
        if (wait === undefined || late) {
          if ("answer" in result) return answered(result.answer.response);
          const cause = secrets.redactError(result.cause);
          if (late && call.deadline) throw new DeadlineError(call.deadline.ms, call.spent(), cause);
          throw errorOfFailure(result.failure, cause, call, timeoutMs, url);
        }
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
    if (response && allowed !== undefined) remember(response, { retryAt: allowed });
    const wait = Math.max(backoffMs(retry), (allowed ?? now) - now);
    if (response?.status === 429) coolDown.extend(now + wait, response);
    if (response ? !isRetriable(response) : "failure" in result && result.failure === "redirect")
      return undefined;
    return retry < maxRetries && (method === "GET" || method === "HEAD") ? wait : undefined;
  }
}

const isRetriable = ({ status }: Response): boolean => status === 408 || status === 429 || status >= 500;
