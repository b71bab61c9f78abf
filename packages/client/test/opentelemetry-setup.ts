import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type ClientOptions, type CovalClient, createClient } from "@covalkit/client";
import { openTelemetry } from "@covalkit/client/opentelemetry";
import { context, propagation, SpanKind, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  type MetricData,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { afterEach, beforeEach, vi } from "vitest";
import { page } from "./scripted.ts";

/** One answer of a server. */
export type Answer = (response: ServerResponse, request: IncomingMessage) => unknown;

/** A server on a free port of this machine: its address, and the requests that it got. */
export interface Served {
  readonly url: string;
  readonly port: number;
  readonly requests: IncomingMessage[];
}

const servers: (() => void)[] = [];

/** Answers with `answers`, one after the other, and with the last one from then on. */
export async function serve(...answers: readonly Answer[]): Promise<Served> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push(request);
    answer?.(response, request);
  });
  servers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // of a server that listens on TCP
  return { url: `http://127.0.0.1:${port}`, port, requests };
}

/** An address at which nothing listens any more. */
export async function nowhere(): Promise<string> {
  const { url } = await serve(silence);
  for (const close of servers.splice(0)) close();
  return url;
}

/** Answers with a page of conversations. */
export const ok =
  (ids: readonly string[] = ["a"], token?: string): Answer =>
  (response) =>
    response.setHeader("content-type", "application/json").end(JSON.stringify(page(ids, token)));

/** Answers with a status and an error of the API's form. */
export const refuse =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response
      .writeHead(status, { "content-type": "application/json", ...headers })
      .end(JSON.stringify({ error: { code: "REFUSED", message: "It went wrong", details: [] } }));

/** Never answers. */
export const silence: Answer = () => {};

/** The real SDK, with exporters that keep everything. */
export function createSdk() {
  const exporter = new InMemorySpanExporter();
  const metricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({
    exporter: metricExporter,
    exportIntervalMillis: 3_600_000,
  });
  return {
    tracerProvider: new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }),
    meterProvider: new MeterProvider({ readers: [reader] }),
    /** The spans that have ended, in the order in which they began. */
    spans: () => exporter.getFinishedSpans().toSorted((one, other) => startMs(one) - startMs(other)),
    async metrics(): Promise<readonly MetricData[]> {
      await reader.forceFlush();
      const last = metricExporter.getMetrics().at(-1);
      return last?.scopeMetrics.flatMap(({ metrics }) => metrics) ?? [];
    },
    /** Everything that was exported, as a text. */
    async everything(): Promise<string> {
      const spans = exporter.getFinishedSpans().map((span) => ({
        ...{ name: span.name, status: span.status, attributes: span.attributes, events: span.events },
        ...{ links: span.links, scope: span.instrumentationScope, resource: span.resource.attributes },
      }));
      await reader.forceFlush();
      return JSON.stringify([spans, metricExporter.getMetrics()]);
    },
  };
}

export type Sdk = ReturnType<typeof createSdk>;

const startMs = ({ startTime: [seconds, nanos] }: ReadableSpan): number => seconds * 1000 + nanos / 1e6;

/** The spans of calls. */
export const callsOf = (sdk: Sdk): ReadableSpan[] =>
  sdk.spans().filter(({ kind }) => kind === SpanKind.INTERNAL);

/** The spans of requests. */
export const requestsOf = (sdk: Sdk): ReadableSpan[] =>
  sdk.spans().filter(({ kind }) => kind === SpanKind.CLIENT);

/** A client that tells `sdk` of its calls. */
export const clientOf = (sdk: Sdk, baseUrl: string, options: ClientOptions = {}): CovalClient =>
  createClient({ apiKey: "the-secret-key", baseUrl, telemetry: openTelemetry(sdk), ...options });

/** Registers what programs register globally, for each test; retries come at once. */
export function useOpenTelemetry(): void {
  beforeEach(() => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    propagation.setGlobalPropagator(new W3CTraceContextPropagator());
    const { random } = Math;
    // Not 0: the SDK makes its ids by the same function.
    vi.spyOn(Math, "random").mockImplementation(() => random() / 1000);
  });
  afterEach(() => {
    for (const close of servers.splice(0)) close();
    vi.restoreAllMocks();
    for (const api of [context, propagation, trace]) api.disable();
  });
}
