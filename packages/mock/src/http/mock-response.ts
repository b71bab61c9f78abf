import { type Clock, wait } from "../clock.ts";
import { jsonBytes } from "./json-bytes.ts";

/** What is answered, before something carries it. */
export interface MockResponse {
  readonly status: number;
  readonly headers: Headers;
  /** The body; for HEAD, the one that GET would have. */
  readonly body: Uint8Array<ArrayBuffer>;
  /** Whether the body stays behind (HEAD, 204). */
  readonly bodiless?: boolean;
  /** The body comes in pieces, with a pause before each. */
  readonly pace?: Pace;
  /** What happens to the connection: nothing is sent, or the body ends in the middle. */
  readonly broken?: "before" | "within";
}

export interface Pace {
  readonly pieces: number;
  readonly pauseMs: number;
}

const encoder = new TextEncoder();
export const EMPTY: Uint8Array<ArrayBuffer> = new Uint8Array(0);

/** An answer with this value as its JSON body. */
export function jsonAnswer(status: number, value: unknown, headers: Headers = new Headers()): MockResponse {
  headers.set("content-type", "application/json");
  return { status, headers, body: jsonBytes(value) };
}

/** An answer with this text as its body, whatever it is. */
export function textAnswer(status: number, text: string, type: string): MockResponse {
  return { status, headers: new Headers({ "content-type": type }), body: encoder.encode(text) };
}

/** The answer as the web's Response. A body that comes in pieces ends with an error when the signal aborts. */
export function toResponse(answer: MockResponse, clock: Clock, signal: AbortSignal | undefined): Response {
  const { status, headers } = answer;
  if (answer.bodiless) return new Response(null, { status, headers });
  const body = answer.pace ? paced(answer.body, answer.pace, clock, signal) : answer.body;
  return new Response(body, { status, headers });
}

function paced(
  body: Uint8Array<ArrayBuffer>,
  pace: Pace,
  clock: Clock,
  signal: AbortSignal | undefined,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const pieces = inPieces(body, pace, clock, signal);
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

/** The body's pieces, each after its pause. Throws the signal's reason once it aborts. */
export async function* inPieces(
  body: Uint8Array<ArrayBuffer>,
  { pieces, pauseMs }: Pace,
  clock: Clock,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array<ArrayBuffer>, undefined> {
  const size = Math.max(1, Math.ceil(body.length / pieces));
  for (let from = 0; from < body.length; from += size) {
    await wait(clock, pauseMs, signal);
    yield body.subarray(from, from + size);
  }
  return undefined;
}
