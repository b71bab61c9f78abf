import {
  type Attributes,
  type Context,
  diag,
  type SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";

/** Milliseconds since the epoch, at the pace of a clock that nobody sets. */
export type Clock = () => number;

/** A clock for the spans of one call: they share it, so that none ends after the one around it. */
export function startClock(): Clock {
  const origin = Date.now() - performance.now();
  return () => origin + performance.now();
}

/** What a span begins with. */
export interface SpanStart {
  readonly name: string;
  readonly kind: SpanKind;
  readonly attributes: Attributes;
  readonly parent: Context;
}

/** A span that has begun. */
export interface OpenSpan {
  /** The parent's context, with the span in it. */
  readonly context: Context;
  /** Ends it, as failed where there is an `error.type`; returns the seconds that it took. */
  end(outcome: Attributes): number;
}

/** Begins a span. */
export function beginSpan(
  tracer: Tracer,
  now: Clock,
  { name, kind, attributes, parent }: SpanStart,
): OpenSpan {
  const startTime = now();
  const span = quietly(() => tracer.startSpan(name, { kind, attributes, startTime }, parent));
  return {
    context: span ? trace.setSpan(parent, span) : parent,
    end(outcome) {
      const endTime = now();
      quietly(() => {
        span?.setAttributes(outcome);
        // Without a message: what an error says may quote an address or a value, and the type says the rest.
        if ("error.type" in outcome) span?.setStatus({ code: SpanStatusCode.ERROR });
        span?.end(endTime);
      });
      return (endTime - startTime) / 1000;
    },
  };
}

/** What `tell` returns; a provider, processor or propagator that throws must not fail the call. */
export function quietly<Value>(tell: () => Value): Value | undefined {
  try {
    return tell();
  } catch (error) {
    diag.error("@covalkit/client: OpenTelemetry failed.", error);
    return undefined;
  }
}
