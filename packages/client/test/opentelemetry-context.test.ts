import { openTelemetry } from "@covalkit/client/opentelemetry";
import { context, propagation, trace } from "@opentelemetry/api";
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from "@opentelemetry/core";
import { UndiciInstrumentation } from "@opentelemetry/instrumentation-undici";
import { describe, expect, it } from "vitest";
import {
  clientOf,
  createSdk,
  ok,
  refuse,
  requestsOf,
  serve,
  useOpenTelemetry,
} from "./opentelemetry-setup.ts";

useOpenTelemetry();

describe("the trace context", () => {
  it("arrives with each request, a retry's and a redirect's too, as that request's own span", async () => {
    const sdk = createSdk();
    const { url, requests } = await serve(
      refuse(503),
      (response) => response.writeHead(307, { location: "/elsewhere" }).end(),
      ok(),
    );
    await clientOf(sdk, url).conversations.list();
    const spans = requestsOf(sdk).map((span) => span.spanContext());
    expect(requests.map(({ headers }) => headers.traceparent)).toEqual(
      spans.map(({ traceId, spanId }) => `00-${traceId}-${spanId}-01`),
    );
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
    expect(new Set(spans.map(({ spanId }) => spanId)).size).toBe(3);
  });

  it("is written as the registered propagator has it, and continues the caller's trace", async () => {
    propagation.disable();
    propagation.setGlobalPropagator(
      new CompositePropagator({ propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()] }),
    );
    const sdk = createSdk();
    const { url, requests } = await serve(ok());
    const caller = { traceId: "0123456789abcdef0123456789abcdef", spanId: "0123456789abcdef", traceFlags: 1 };
    const baggage = propagation.createBaggage({ team: { value: "voice" } });
    const active = propagation.setBaggage(trace.setSpanContext(context.active(), caller), baggage);
    await context.with(active, () => clientOf(sdk, url).conversations.list().then());
    expect(requests[0]?.headers).toMatchObject({
      traceparent: expect.stringContaining(caller.traceId),
      baggage: "team=voice",
    });
  });

  it("stays here where it is told to, or goes to another origin", async () => {
    const sdk = createSdk();
    const [{ url, requests }, other] = [await serve(ok()), await serve(ok())];
    const telemetry = openTelemetry({ ...sdk, propagate: false });
    await clientOf(sdk, url, { telemetry }).conversations.list();
    await clientOf(sdk, url, { apiKey: undefined }).api.GET("/v1/conversations", { baseUrl: other.url });
    for (const request of [...requests, ...other.requests])
      expect(request.headers).not.toHaveProperty("traceparent");
    expect([requests.length, other.requests.length, requestsOf(sdk).length]).toEqual([1, 1, 2]);
  });
});

describe("beside an instrumentation of fetch itself", () => {
  it("a request has one span and one traceparent; the instrumentation's own metric counts it too", async () => {
    const sdk = createSdk();
    const { url, requests } = await serve(ok());
    const undici = new UndiciInstrumentation();
    undici.setTracerProvider(sdk.tracerProvider);
    undici.setMeterProvider(sdk.meterProvider);
    await (await fetch(url)).text();
    expect(requestsOf(sdk)).toHaveLength(1); // it does work here
    await clientOf(sdk, url).conversations.list();
    undici.disable();

    expect(sdk.spans().map(({ name }) => name)).toEqual([
      ...["GET", "conversations.list", "GET /v1/conversations"],
    ]);
    const { traceId, spanId } = requestsOf(sdk)[1]?.spanContext() ?? {};
    expect(requests[1]?.headersDistinct.traceparent).toEqual([`00-${traceId}-${spanId}-01`]);
    expect((await sdk.metrics()).map(({ descriptor }) => descriptor.name)).toEqual([
      ...["http.client.request.duration", "http.client.request.duration"],
    ]);
  });
});
