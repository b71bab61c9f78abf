import type { Transport } from "./transport.ts";

/**
 * Stands around a client's calls; `openTelemetry` of `@covalkit/client/opentelemetry` makes one. What it returns answers
 * as `transport` answers and fails as it fails, and never by itself: a call must not fail because someone watches it.
 * Each call is one of `transport`, which is given a {@link WatchAttempt} that is told of the attempts.
 */
export type Telemetry = (transport: Transport, baseUrl: string) => Transport;
