import type { Attempt } from "./attempt.ts";
import type { Transport } from "./transport.ts";

type Fetch = (request: Request) => Promise<Response>;

/**
 * Makes one attempt by calling `send`, which never rejects. `send` calls the `fetch` that it is given once for the
 * attempt itself and once for each redirect that it follows, and has read the last answer's body when it resolves.
 */
export type WatchAttempt = (send: (fetch: Fetch) => Promise<Attempt>, fetch: Fetch) => Promise<Attempt>;

/**
 * Stands around a client's calls; `openTelemetry` of `@covalkit/client/opentelemetry` makes one. What it returns answers
 * as `transport` answers and fails as it fails, and never by itself: a call must not fail because someone watches it.
 * Each call is one of `transport`, which is given a {@link WatchAttempt} that is told of the attempts.
 */
export type Telemetry = (transport: Transport, baseUrl: string) => Transport;
