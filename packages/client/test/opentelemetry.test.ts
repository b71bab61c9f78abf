import { createClient } from "@covalkit/client";
import { openTelemetry } from "@covalkit/client/opentelemetry";
import { createProxy } from "@covalkit/client/proxy";
import { context, metrics, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { AlwaysOnSampler, BasicTracerProvider, type Sampler } from "@opentelemetry/sdk-trace-base";
import { describe, expect, it } from "vitest";
import manifest from "../package.json" with { type: "json" };
import {
  callsOf,
  clientOf,
  createSdk,
  ok,
  refuse,
  requestsOf,
  serve,
  useOpenTelemetry,
} from "./opentelemetry-setup.ts";

useOpenTelemetry();

describe("a call", () => {
  it("is a span of its own, with a CLIENT span by the HTTP conventions below it", async () => {
    const sdk = createSdk();
    const { url, port } = await serve(ok());
    await clientOf(sdk, url).conversations.list({ page_size: 3, filter: "status=FAILED" });

    const [call, request, ...more] = sdk.spans();
    expect(more).toEqual([]);
    expect(call).toMatchObject({
      name: "conversations.list",
      kind: SpanKind.INTERNAL,
      status: { code: SpanStatusCode.UNSET },
    });
    expect(call?.attributes).toEqual({ "covalkit.operation.id": "listConversations" });
    expect(request).toMatchObject({
      name: "GET /v1/conversations",
      kind: SpanKind.CLIENT,
      status: { code: SpanStatusCode.UNSET },
      instrumentationScope: { name: "@covalkit/client", version: manifest.version },
    });
    expect(request?.attributes).toEqual({
      "http.request.method": "GET",
      "http.response.status_code": 200,
      "server.address": "127.0.0.1",
      "server.port": port,
      "url.full": `${url}/v1/conversations?page_size=REDACTED&filter=REDACTED`,
      "url.template": "/v1/conversations",
    });
    expect(request?.parentSpanContext?.spanId).toBe(call?.spanContext().spanId);
  });

  it("is below the span of its caller, each page of a walk by itself", async () => {
    const sdk = createSdk();
    const { url } = await serve(ok(["a"], "t1"), ok(["b"], "t2"), ok(["c"]));
    const { conversations } = clientOf(sdk, url);
    await sdk.tracerProvider.getTracer("program").startActiveSpan("caller", async (span) => {
      expect(await conversations.list({}, { prefetch: 1 }).toArray()).toHaveLength(3);
      span.end();
    });
    const [caller] = sdk.spans();
    const calls = sdk.spans().filter(({ name }) => name === "conversations.list");
    expect(calls).toHaveLength(3);
    for (const call of calls) expect(call.parentSpanContext).toEqual(caller?.spanContext());
    expect(requestsOf(sdk).map(({ attributes }) => attributes["http.request.resend_count"])).toEqual([
      ...[undefined, undefined, undefined],
    ]);
  });

  it("keeps to its own spans while others are under way", async () => {
    const sdk = createSdk();
    const seen = new Set<string>();
    // Each call's first request is refused, so that their attempts are mixed.
    const { url } = await serve((response, request) => {
      const key = request.url ?? "";
      (seen.has(key) ? ok() : refuse(503))(response, request);
      seen.add(key);
    });
    const { conversations } = clientOf(sdk, url);
    await Promise.all(Array.from({ length: 20 }, (_, index) => conversations.list({ page_size: index + 1 })));

    const calls = callsOf(sdk);
    expect(new Set(calls.map((call) => call.spanContext().traceId)).size).toBe(20);
    for (const call of calls) {
      const below = requestsOf(sdk).filter(
        ({ parentSpanContext }) => parentSpanContext?.spanId === call.spanContext().spanId,
      );
      expect(below.map(({ attributes }) => attributes["http.response.status_code"])).toEqual([503, 200]);
      expect(below.map(({ attributes }) => attributes["http.request.resend_count"])).toEqual([undefined, 1]);
    }
  });

  it("of coval.api is known by its address, or told without one", async () => {
    const sdk = createSdk();
    const { url } = await serve(ok());
    const { api } = clientOf(sdk, `${url}/base/`);
    await api.GET("/v1/conversations", { params: { query: { page_size: 1 } } });
    await api.GET("/v1/unknown/4711" as "/v1/conversations");
    expect(sdk.spans().map(({ name }) => name)).toEqual([
      ...["conversations.list", "GET /base/v1/conversations"],
      ...["api.GET", "GET"],
    ]);
    expect(requestsOf(sdk).map(({ attributes }) => attributes["url.full"])).toEqual([
      `${url}/base/v1/conversations?page_size=REDACTED`,
      `${url}/REDACTED`,
    ]);
  });
});

it("a proxy's calls are spans as well, below that of the request that it answers", async () => {
  const sdk = createSdk();
  const { url } = await serve(ok());
  const answer = createProxy({
    apiKey: "the-secret-key",
    baseUrl: url,
    allow: ["listConversations"],
    authorize: () => true,
    telemetry: openTelemetry(sdk),
  });
  await sdk.tracerProvider.getTracer("server").startActiveSpan("incoming", async (span) => {
    expect((await answer(new Request("https://page.test/v1/conversations"))).status).toBe(200);
    span.end();
  });
  expect(sdk.spans().map(({ name }) => name)).toEqual([
    ...["incoming", "conversations.list", "GET /v1/conversations"],
  ]);
  expect(sdk.spans()[1]?.parentSpanContext).toEqual(sdk.spans()[0]?.spanContext());
});

describe("spans", () => {
  it("have what a sampler decides by from the beginning", async () => {
    const given: object[] = [];
    const sampler: Sampler = {
      shouldSample(...asked) {
        given.push(asked[4]);
        return new AlwaysOnSampler().shouldSample();
      },
      toString: () => "recording",
    };
    const { url } = await serve(ok());
    const telemetry = openTelemetry({ tracerProvider: new BasicTracerProvider({ sampler }) });
    await clientOf(createSdk(), url, { telemetry }).conversations.list();
    expect(Object.keys(given[1] ?? {})).toEqual(
      expect.arrayContaining(["http.request.method", "server.address", "server.port", "url.full"]),
    );
  });

  it("of requests end when the body has arrived, not before, and calls end after them", async () => {
    const sdk = createSdk();
    const held: (() => void)[] = [];
    const { url } = await serve((response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"conversations":');
      held.push(() => response.end("[]}"));
    });
    const atHeaders: number[] = [];
    const { conversations } = clientOf(sdk, url, {
      fetch: async (request) => {
        const response = await fetch(request);
        atHeaders.push(sdk.spans().length);
        for (const release of held) release();
        return response;
      },
    });
    await conversations.list();
    expect(atHeaders).toEqual([0]);
    const [call, request] = sdk.spans();
    const end = (time: readonly [number, number] = [0, 0]) => time[0] * 1000 + time[1] / 1e6;
    expect(end(call?.endTime)).toBeGreaterThanOrEqual(end(request?.endTime));
  });

  it("are active where a program's own code runs: the call's for the key, the request's for fetch", async () => {
    const sdk = createSdk();
    const { url } = await serve(ok());
    const active: (string | undefined)[] = [];
    const note = () => active.push(trace.getActiveSpan()?.spanContext().spanId);
    const { conversations } = clientOf(sdk, url, {
      apiKey: () => {
        note();
        return "the-secret-key";
      },
      fetch: (request) => {
        note();
        // What instruments fetch itself would count this request a second time.
        sdk.tracerProvider.getTracer("fetch").startSpan("a second span").end();
        return fetch(request);
      },
    });
    await conversations.list();
    expect(sdk.spans().map(({ name }) => name)).toEqual(["conversations.list", "GET /v1/conversations"]);
    expect(active).toEqual(sdk.spans().map((span) => span.spanContext().spanId));
    expect(trace.getActiveSpan()).toBeUndefined();
  });

  it("go to what is registered, also after the client was made", async () => {
    const sdk = createSdk();
    const { url } = await serve(ok());
    const { conversations } = clientOf(sdk, url, { telemetry: openTelemetry() });
    await conversations.list(); // told to nobody
    trace.setGlobalTracerProvider(sdk.tracerProvider);
    metrics.setGlobalMeterProvider(sdk.meterProvider);
    await conversations.list();
    metrics.disable();
    expect(sdk.spans()).toHaveLength(2);
    expect(await sdk.metrics()).toMatchObject([{ dataPoints: [{ value: { count: 1 } }] }]);
  });

  it("have their parents without a context manager, but for the caller's", async () => {
    context.disable();
    const sdk = createSdk();
    const { url } = await serve(ok());
    await clientOf(sdk, url).conversations.list();
    const [call, request] = sdk.spans();
    expect(call?.parentSpanContext).toBeUndefined();
    expect(request?.parentSpanContext).toEqual(call?.spanContext());
  });
});

it("a call succeeds where telemetry fails", async () => {
  const broken = () => {
    throw new Error("broken");
  };
  const { url } = await serve(refuse(503), ok(["a"]));
  const telemetry = openTelemetry({
    tracerProvider: { getTracer: () => ({ startSpan: broken, startActiveSpan: broken }) },
    meterProvider: { getMeter: broken },
  });
  const { conversations } = clientOf(createSdk(), url, { telemetry });
  expect((await conversations.list()).conversations).toHaveLength(1);
});

it("what is no telemetry is refused when the client is made", () => {
  for (const wrong of [true, {}, "openTelemetry"])
    expect(() => createClient({ telemetry: wrong as never })).toThrow(/telemetry is .*openTelemetry\(\)/);
});
