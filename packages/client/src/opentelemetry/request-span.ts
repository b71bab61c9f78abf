import type { Operation } from "@covalkit/spec";
import {
  type Context,
  context,
  createContextKey,
  propagation,
  SpanKind,
  type Tracer,
} from "@opentelemetry/api";
import { describeAddress } from "./address.ts";
import type { RecordDuration } from "./durations.ts";
import { beginSpan, type Clock, quietly } from "./span.ts";

/** The methods that the HTTP conventions know (RFC 9110 §9, RFC 5789). */
const METHODS = new Set(["CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"]);

/** What the SDK and its instrumentations heed; the API gives every asker of one name the same key. */
const SUPPRESS_TRACING = createContextKey("OpenTelemetry SDK Context Key SUPPRESS_TRACING");

/** What tells of the requests of a call. */
export interface Watch {
  readonly tracer: Tracer;
  readonly recordDuration: RecordDuration;
  readonly now: Clock;
  /** The API's address. */
  readonly baseUrl: URL;
  readonly propagate: boolean;
  /** The call's context. */
  readonly parent: Context;
}

/** One request on its way. */
export interface RequestSpan {
  /** Sends it. */
  send(fetch: (request: Request) => Promise<Response>): Promise<Response>;
  /** Ends the span and records the duration; `failure` is an `error.type` where there was no whole answer. */
  end(failure?: string): void;
}

/**
 * Begins the span of `request`, the one after `resends` others of its call, by the HTTP conventions.
 * https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client-span
 */
export function beginRequest(
  request: Request,
  operation: Operation | undefined,
  resends: number,
  { tracer, recordDuration, now, baseUrl, propagate, parent }: Watch,
): RequestSpan {
  const url = new URL(request.url);
  const { host, port, full, template } = describeAddress(url, operation, baseUrl);
  const method = METHODS.has(request.method) ? request.method : undefined;
  const measured = {
    "http.request.method": method ?? "_OTHER",
    "server.address": host,
    "server.port": port,
    ...(template !== undefined && { "url.template": template }),
  };
  const span = beginSpan(tracer, now, {
    name: [method ?? "HTTP", template].filter(Boolean).join(" "),
    kind: SpanKind.CLIENT,
    attributes: {
      ...measured,
      "url.full": full,
      ...(!method && { "http.request.method_original": request.method }),
      ...(resends > 0 && { "http.request.resend_count": resends }),
    },
    parent,
  });
  if (propagate && url.origin === baseUrl.origin) {
    const set = (headers: Headers, name: string, value: string) => headers.set(name, value);
    quietly(() => propagation.inject(span.context, request.headers, { set }));
  }

  let status = 0;
  return {
    async send(fetch) {
      // Instrumentations of fetch itself would make a second span, and a second traceparent, of the same request.
      const quiet = span.context.setValue(SUPPRESS_TRACING, true);
      const response = await context.with(quiet, () => fetch(request));
      status = response.status; // 0 where the platform hides a redirect
      return response;
    },
    end(failure) {
      const error = failure ?? (status >= 400 ? String(status) : undefined);
      const outcome = {
        ...(status > 0 && { "http.response.status_code": status }),
        ...(error !== undefined && { "error.type": error }),
      };
      const seconds = span.end(outcome);
      quietly(() => recordDuration(seconds, { ...measured, ...outcome }, span.context));
    },
  };
}
