import { bundleSize } from "../../harness/bundle-size.ts";
import { atMost, type Comparison, type Goal } from "../../harness/report.ts";

const WHOLE = "@covalkit/client, and the filter builder";
const CLIENT = "@covalkit/client: createClient";

/** What an import adds to a page. */
export async function size(): Promise<{ comparisons: Comparison[]; goals: Goal[] }> {
  const sources: [name: string, source: string][] = [
    [
      WHOLE,
      'export { createClient, conversationFilter } from "@covalkit/client"; export { and, or } from "@covalkit/filter"',
    ],
    [CLIENT, 'export { createClient } from "@covalkit/client"'],
    [
      "of it, @covalkit/filter: parse, format, emit, compile",
      'export { parse, format, emit, compile, isExpression } from "@covalkit/filter"',
    ],
    ["of it, openapi-fetch", 'export { default } from "openapi-fetch"'],
  ];
  const rows = await Promise.all(
    sources.map(async ([name, source]) => ({ name, value: await bundleSize(source) })),
  );
  const [whole, client] = rows.map(({ value }) => value / 1000);
  return {
    comparisons: [{ title: "size of the client", unit: "bytes", ours: CLIENT, rows }],
    goals: [
      atMost("the client with the builder, gzipped", whole ?? Number.NaN, 7, "kB"),
      atMost("the client, gzipped", client ?? Number.NaN, 5.5, "kB"),
    ],
  };
}
