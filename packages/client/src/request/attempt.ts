import { CrossOriginRedirectError } from "../errors/redirect-error.ts";
import { orAborted } from "./call.ts";
import { redact } from "./redact.ts";
import { fetchWithinOrigin } from "./redirect.ts";
import { startTimer } from "./sleep.ts";

/** A response whose body has arrived whole. */
export interface Answer {
  readonly response: Response;
  /** The body's bytes. */
  readonly size: number;
}

/** What one attempt came to: an answer, or why there is none. */
export type Attempt =
  | { readonly answer: Answer }
  | { readonly failure: "timeout" | "connection" | "body"; readonly cause: unknown };

/** Sends a request once and reads its body, all within `timeoutMs`; only redirects out of the origin throw. */
export async function attempt(
  fetch: (request: Request) => Promise<Response>,
  request: Request,
  headers: Headers,
  timeoutMs: number,
  signal: AbortSignal,
  key: string | undefined,
): Promise<Attempt> {
  const controller = new AbortController();
  const end = () => controller.abort(signal.reason);
  signal.addEventListener("abort", end);
  let timedOut = false;
  const cancelTimeout = startTimer(timeoutMs, () => {
    timedOut = true;
    controller.abort();
  });
  try {
    const prepared = new Request(request, { headers, signal: controller.signal, redirect: "manual" });
    const answered = fetchWithinOrigin(fetch, prepared).then((response) => readBody(response, key));
    return await orAborted(answered, controller.signal);
  } catch (cause) {
    controller.abort(); // closes the socket of an answer that nobody reads any more
    if (timedOut) return { failure: "timeout", cause };
    if (cause instanceof CrossOriginRedirectError) throw cause;
    return { failure: "connection", cause };
  } finally {
    cancelTimeout();
    signal.removeEventListener("abort", end);
  }
}

/** Statuses whose responses have no body (Fetch Standard, null body status). */
const NO_BODY = new Set([101, 204, 205, 304]);

/** Reads the body; one that should be JSON and is not counts as cut off. */
async function readBody(response: Response, key: string | undefined): Promise<Attempt> {
  const received = await response.arrayBuffer();
  // An error's body may say the key back; its text ends up in messages.
  const bytes = response.ok
    ? received
    : new TextEncoder().encode(redact(new TextDecoder().decode(received), key));
  const { status, statusText, headers } = response;
  const whole = new Response(NO_BODY.has(status) ? null : bytes, { status, statusText, headers });
  whole.headers.set("content-length", String(bytes.byteLength));
  whole.headers.delete("content-encoding"); // fetch has decoded it
  const properties: PropertyDescriptorMap = { url: { value: response.url } };
  if (response.ok && bytes.byteLength > 0 && /json|^$/i.test(headers.get("content-type") ?? "")) {
    try {
      const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
      // Parsed once: openapi-fetch asks for the same value.
      properties.json = { value: () => Promise.resolve(value) };
    } catch (cause) {
      return { failure: "body", cause };
    }
  }
  return { answer: { response: Object.defineProperties(whole, properties), size: bytes.byteLength } };
}
