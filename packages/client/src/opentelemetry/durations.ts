import {
  type Attributes,
  type Context,
  type Histogram,
  type MeterProvider,
  metrics,
} from "@opentelemetry/api";

/** The boundaries that the HTTP conventions advise for durations, in seconds. */
const BOUNDARIES = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** Records how long a request took, in seconds. */
export type RecordDuration = (seconds: number, attributes: Attributes, context: Context) => void;

/** Records `http.client.request.duration` with the meter of `given`, or of the provider that is registered. */
export function createDurations(
  given: MeterProvider | undefined,
  name: string,
  version: string,
): RecordDuration {
  let provider: MeterProvider | undefined;
  let histogram: Histogram | undefined;
  return (seconds, attributes, context) => {
    // Programs may register a provider after they have made a client, and meters do not follow as tracers do.
    const current = given ?? metrics.getMeterProvider();
    if (current !== provider) {
      histogram = current.getMeter(name, version).createHistogram("http.client.request.duration", {
        description: "Duration of HTTP client requests.",
        unit: "s",
        advice: { explicitBucketBoundaries: BOUNDARIES },
      });
      provider = current;
    }
    histogram?.record(seconds, attributes, context);
  };
}
