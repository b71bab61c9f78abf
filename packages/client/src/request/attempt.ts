import type { Operation } from "@covalkit/spec";
import { CrossOriginRedirectError } from "../errors/redirect-error.ts";
import { type Answer, readWhole } from "./buffer-response.ts";
import { orAborted } from "./call.ts";
import { fetchWithinOrigin } from "./redirect.ts";
import type { Secrets } from "./secrets.ts";
import { startTimer } from "./sleep.ts";

/** Why an attempt got no answer. */
export type Failure = "timeout" | "connection" | "body" | "redirect" | "aborted";

/** What one attempt came to: an answer, or why there is none. */
export type Attempt = { readonly answer: Answer } | { readonly failure: Failure; readonly cause: unknown };

/** Sends a request once and reads its body, all within `timeoutMs`. */
export async function attempt(
  fetch: (request: Request) => Promise<Response>,
  request: Request,
  headers: Headers,
  timeoutMs: number,
  signal: AbortSignal,
  secrets: Secrets,
  result: Operation["result"],
): Promise<Attempt> {
  const controller = new AbortController();
  const end = () => controller.abort(signal.reason);
  if (signal.aborted) end();
  signal.addEventListener("abort", end);
  let timedOut = false;
  const cancelTimeout = startTimer(timeoutMs, () => {
    timedOut = true;
    controller.abort();
  });
  try {
    // A body can be sent once; a copy leaves the request for another attempt.
    const source = request.body ? request.clone() : request;
    const prepared = new Request(source, { headers, signal: controller.signal, redirect: "manual" });
    const answered = fetchWithinOrigin(fetch, prepared).then((response) =>
      readWhole(response, request, secrets, result),
    );
    return { answer: await orAborted(answered, controller.signal) };
  } catch (cause) {
    controller.abort(); // closes the socket of an answer that nobody reads any more
    return { failure: failureOf(cause, signal.aborted, timedOut), cause };
  } finally {
    cancelTimeout();
    signal.removeEventListener("abort", end);
  }
}

function failureOf(cause: unknown, aborted: boolean, timedOut: boolean): Failure {
  if (aborted) return "aborted";
  if (timedOut) return "timeout";
  if (cause instanceof CrossOriginRedirectError) return "redirect";
  return cause instanceof SyntaxError ? "body" : "connection";
}
