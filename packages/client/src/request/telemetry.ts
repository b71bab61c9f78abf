import type { Operation } from "@covalkit/spec";
import type { Attempt } from "./attempt.ts";

type Fetch = (request: Request) => Promise<Response>;

/** A call that is about to begin. */
export interface TelemetryCall {
  readonly method: string;
  readonly url: string;
  /** What it asks for, where the client's method for it was called. */
  readonly operation: Operation | undefined;
  /** The API's address: what is sent to another origin carries no trace context. */
  readonly baseUrl: string;
}

/**
 * Makes one attempt by calling `send`, which never rejects. `send` calls the `fetch` that it is given once for the
 * attempt itself and once for each redirect that it follows, and has read the last answer's body when it resolves.
 */
export type WatchAttempt = (send: (fetch: Fetch) => Promise<Attempt>, fetch: Fetch) => Promise<Attempt>;

/**
 * Stands around a client's calls; `openTelemetry` of `@covalkit/client/opentelemetry` makes one. It returns what `run`
 * returns, throws what `run` throws, and throws nothing of its own: a call must not fail because someone watches it.
 */
export type Telemetry = (
  call: TelemetryCall,
  run: (watch: WatchAttempt) => Promise<Response>,
) => Promise<Response>;
