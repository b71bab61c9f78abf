import type { Operation } from "@covalkit/spec";
import { ConnectionError, TimeoutError } from "../errors/call-errors.ts";
import { isCovalError } from "../errors/guards.ts";
import { type BufferedResponse, bufferResponse } from "./buffer-response.ts";
import type { OngoingCall } from "./call.ts";
import { limitSignal, orAborted } from "./limit-signal.ts";
import { type Fetch, fetchWithinOrigin } from "./redirect.ts";
import type { Secrets } from "./secrets.ts";

/** Why an attempt got no response. */
export type AttemptFailure = "timeout" | "connection" | "body" | "redirect" | "aborted";

/** What one attempt came to: a response, or why there is none. */
export type Attempt =
  | (BufferedResponse & { readonly failure?: undefined; readonly cause?: undefined })
  | {
      readonly failure: AttemptFailure;
      readonly cause: unknown;
      readonly response?: undefined;
      readonly size?: undefined;
    };

/**
 * Makes one attempt by calling `send`, which never rejects. `send` calls the `fetch` that it is given once for the
 * attempt itself and once for each redirect that it follows, and has read the last answer's body when it resolves.
 */
export type WatchAttempt = (send: (fetch: Fetch) => Promise<Attempt>, fetch: Fetch) => Promise<Attempt>;

/** Sends a request once and reads its body, all within `timeoutMs`. */
export async function attempt(
  fetch: Fetch,
  request: Request,
  headers: Headers,
  timeoutMs: number,
  outer: AbortSignal,
  secrets: Secrets,
  result: Operation["result"],
): Promise<Attempt> {
  const { signal, abort, close } = limitSignal(outer, timeoutMs);
  try {
    // A body can be sent once; a copy leaves the request for another attempt.
    const source = request.body ? request.clone() : request;
    const prepared = new Request(source, { headers, signal, redirect: "manual" });
    const received = fetchWithinOrigin(fetch, prepared).then((response) =>
      bufferResponse(response, request, secrets, result),
    );
    return await orAborted(received, signal);
  } catch (cause) {
    const failure = outer.aborted ? "aborted" : signal.aborted ? "timeout" : failureOf(cause);
    abort(); // closes the socket of a response that nobody reads any more
    return { failure, cause };
  } finally {
    close();
  }
}

const failureOf = (cause: unknown): AttemptFailure => {
  if (isCovalError(cause, "InvalidResponseError")) return "body";
  return isCovalError(cause, "CrossOriginRedirectError") ? "redirect" : "connection";
};

/** What a failed attempt means for its call, once there is no other to come. */
export function errorOfFailure(
  failure: AttemptFailure,
  cause: unknown,
  call: OngoingCall,
  timeoutMs: number,
  url: string,
): unknown {
  const target = url.replace(/[?#].*/, "");
  if (failure === "timeout") return new TimeoutError(timeoutMs, target, call.spent());
  // The others are this package's own errors already.
  return failure === "connection" ? new ConnectionError(target, call.spent(), cause) : cause;
}
