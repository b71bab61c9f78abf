import { createClient } from "@covalkit/client";
import createFetchClient from "openapi-fetch";
import { measure } from "../../harness/measure.ts";
import { atMost, type Comparison, type Goal } from "../../harness/report.ts";

const OURS = "@covalkit/client: conversations.list()";
const BARE = "openapi-fetch: GET";

/** One page over loopback, 50 conversations, a connection that is kept open. */
export async function calls(url: string): Promise<{ comparisons: Comparison[]; goals: Goal[] }> {
  const headers = { "x-api-key": "bench" };
  // biome-ignore lint/complexity/noBannedTypes: openapi-fetch without a document's types
  const bare = createFetchClient<{ "/v1/conversations": { get: {} } }>({ baseUrl: url, headers });
  const coval = createClient({ apiKey: "bench", baseUrl: url });
  const timings = await measure(
    [
      { name: OURS, run: () => Promise.resolve(coval.conversations.list()) },
      { name: "@covalkit/client: api.GET", run: () => coval.api.GET("/v1/conversations") },
      { name: BARE, run: () => bare.GET("/v1/conversations") },
      {
        name: "fetch",
        run: () => fetch(`${url}/v1/conversations`, { headers }).then((response) => response.json()),
      },
    ],
    { batchMs: 50 },
  );
  const median = (name: string) => timings.find((timing) => timing.name === name)?.median ?? Number.NaN;
  return {
    comparisons: [
      {
        title: "one call on loopback",
        unit: "ns",
        ours: OURS,
        rows: timings.map(({ name, median: value, low, high }) => ({ name, value, low, high })),
        note: "Only ours has deadlines, retries, redirects within the origin and a body read whole.",
      },
    ],
    goals: [atMost("a call, beside bare openapi-fetch", median(OURS) / median(BARE), 1.15, "×")],
  };
}
