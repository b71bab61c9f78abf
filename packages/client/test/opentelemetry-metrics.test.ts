import { DataPointType, type HistogramMetricData, type MetricData } from "@opentelemetry/sdk-metrics";
import { describe, expect, it } from "vitest";
import {
  clientOf,
  createSdk,
  ok,
  refuse,
  requestsOf,
  serve,
  silence,
  useOpenTelemetry,
} from "./opentelemetry-setup.ts";
import { failure } from "./scripted.ts";

useOpenTelemetry();

const asHistogram = (metric: MetricData | undefined): HistogramMetricData => {
  if (metric?.dataPointType !== DataPointType.HISTOGRAM) throw new Error("There is no histogram.");
  return metric;
};

describe("http.client.request.duration", () => {
  it("is measured in seconds, for each request, with the attributes and boundaries of the conventions", async () => {
    const sdk = createSdk();
    const { url, port } = await serve(refuse(503), ok(), silence);
    const { conversations } = clientOf(sdk, url, { timeoutMs: 2000 });
    await conversations.list({ page_size: 3 });
    await failure(conversations.list({}, { retry: 0, timeoutMs: 100 }));

    const [metric, ...more] = await sdk.metrics();
    expect(more).toEqual([]);
    expect(metric?.descriptor).toMatchObject({ name: "http.client.request.duration", unit: "s" });
    const { dataPoints } = asHistogram(metric);
    const target = {
      "http.request.method": "GET",
      "server.address": "127.0.0.1",
      "server.port": port,
      "url.template": "/v1/conversations",
    };
    expect(dataPoints.map(({ attributes, value }) => [attributes, value.count])).toEqual([
      [{ ...target, "http.response.status_code": 503, "error.type": "503" }, 1],
      [{ ...target, "http.response.status_code": 200 }, 1],
      [{ ...target, "error.type": "TimeoutError" }, 1],
    ]);
    expect(dataPoints[0]?.value.buckets.boundaries).toEqual([
      ...[0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
    ]);
  });

  it("is as long as the request's span", async () => {
    const sdk = createSdk();
    const { url } = await serve(silence);
    await failure(clientOf(sdk, url).conversations.list({}, { retry: 0, timeoutMs: 100 }));
    const [seconds = 0, nanos = 0] = requestsOf(sdk)[0]?.duration ?? [];
    const [point] = asHistogram((await sdk.metrics())[0]).dataPoints;
    expect(point?.value.sum).toBeCloseTo(seconds + nanos / 1e9, 5);
    expect(point?.value.sum).toBeGreaterThan(0.09);
  });
});
