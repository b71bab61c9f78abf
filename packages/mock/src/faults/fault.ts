/** Everything that can go wrong on purpose, and what it looks like. */
export const FAULTS = {
  "429": "the documented error, with Retry-After",
  "500": "the documented error",
  "503": "a page of HTML, as a gateway sends it",
  reset: "the connection is reset before anything is sent (server only)",
  cut: "the connection is reset within the body (server only)",
  half: "half of the JSON, as if it were all",
  slow: "the body comes in small pieces",
  hang: "nothing is ever answered",
  "duplicate-page": "the next token leads to the same page again, in another spelling",
  "repeat-token": "the next token is the one that was sent",
  "empty-page": "the page is empty, and its token leads to what should have been on it",
} as const;

export type Fault = keyof typeof FAULTS;

export interface FaultOptions {
  /** The share of requests that each fault hits, from 0 to 1. Together they are 1 at most. */
  readonly rates?: Readonly<Partial<Record<Fault, number>>>;
  /** Faults for the first requests, one each; null for none. `rates` apply after them. */
  readonly script?: readonly (Fault | null)[];
  /** The seed of the dice: the same requests in the same order meet the same faults. @default 1 */
  readonly seed?: number;
  /** What 429 asks to wait, in seconds. @default what the spec's example says */
  readonly retryAfterSeconds?: number;
  /** Whether `Retry-After` is a number of seconds or an HTTP date (RFC 9110 §10.2.3). @default "seconds" */
  readonly retryAfterForm?: "seconds" | "date";
  /** How long a slow body takes, in milliseconds. @default 5000 */
  readonly slowMs?: number;
}

export function isFault(name: string): name is Fault {
  return Object.hasOwn(FAULTS, name);
}
