import { context, type MeterProvider, SpanKind, type TracerProvider, trace } from "@opentelemetry/api";
import type { WatchAttempt } from "../request/attempt.ts";
import type { Telemetry } from "../request/telemetry.ts";
import { version } from "../version.ts";
import { operationAt } from "./address.ts";
import { createDurations } from "./durations.ts";
import { typeOfError, typeOfFailure } from "./error-type.ts";
import { beginRequest, type RequestSpan, type Watch } from "./request-span.ts";
import { beginSpan, startClock } from "./span.ts";

/** Where spans and measurements go. */
export interface OpenTelemetryOptions {
  /** Makes the tracer. @default the provider that is registered */
  readonly tracerProvider?: TracerProvider | undefined;
  /** Makes the meter. @default the provider that is registered */
  readonly meterProvider?: MeterProvider | undefined;
  /**
   * Whether the trace context goes with the requests, as the registered propagator writes it: as a rule `traceparent`,
   * and `baggage` where there is some. It only ever goes to the API's own origin.
   * @default true
   */
  readonly propagate?: boolean | undefined;
}

const NAME = "@covalkit/client";

/**
 * Tells OpenTelemetry of a client's calls; pass it to `createClient` as `telemetry`.
 *
 * Each call is a span of kind INTERNAL, named as its method (`conversations.list`); each request that it sends, also
 * for a retry or a redirect, is a CLIENT span below it and a measurement of `http.client.request.duration`, by the
 * stable HTTP semantic conventions. A request's span ends when its answer's body has been read, or could not be. No
 * value of a parameter, a filter, a header or a body is in any of them.
 *
 * @example
 * createClient({ apiKey, telemetry: openTelemetry() });
 */
export function openTelemetry(options: OpenTelemetryOptions = {}): Telemetry {
  const { tracerProvider = trace, meterProvider, propagate = true } = options;
  const tracer = tracerProvider.getTracer(NAME, version);
  const recordDuration = createDurations(meterProvider, NAME, version);

  return (transport, address) => async (request, overrides) => {
    const baseUrl = new URL(address);
    const operation = overrides?.operation ?? operationAt(request, baseUrl);
    const now = startClock();
    const span = beginSpan(tracer, now, {
      name: operation ? `${operation.resource}.${operation.action}` : `api.${request.method}`,
      kind: SpanKind.INTERNAL,
      attributes: operation ? { "covalkit.operation.id": operation.operationId } : {},
      parent: context.active(),
    });
    const watch: Watch = { tracer, recordDuration, now, baseUrl, propagate, parent: span.context };
    let sent = 0;

    const watchAttempt: WatchAttempt = async (send, fetch) => {
      const requests: RequestSpan[] = [];
      let isOver = false;
      const result = await send((next) => {
        // An attempt that was given up may have a fetch that goes on all the same: that is nobody's span.
        if (isOver) return fetch(next);
        requests.at(-1)?.end(); // its answer led here
        const asked = next.url === request.url ? operation : operationAt(next, baseUrl);
        const begun = beginRequest(next, asked, sent++, watch);
        requests.push(begun);
        return begun.send(fetch);
      });
      isOver = true;
      requests.at(-1)?.end(result.failure && typeOfFailure(result.failure, result.cause));
      return result;
    };

    try {
      const response = await context.with(span.context, () =>
        transport(request, { ...overrides, watch: watchAttempt }),
      );
      span.end(response.status >= 400 ? { "error.type": String(response.status) } : {});
      return response;
    } catch (error) {
      span.end({ "error.type": typeOfError(error) });
      throw error;
    }
  };
}
