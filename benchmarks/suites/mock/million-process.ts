// Holds a million conversations, asks for pages, and prints a MillionReport.
import { performance } from "node:perf_hooks";
import { summary } from "../../harness/measure.ts";
import { ask, askText, createMockApi, generateConversations, LARGEST } from "./built.ts";
import type { MillionReport, PageRow } from "./million.ts";

const COUNT = 1_000_000;
const ROUNDS = 100;
/** A page as people usually ask for it. */
const SIZE = Math.min(50, LARGEST);

const api = createMockApi({
  conversations: generateConversations({ count: COUNT, seed: 1 }),
  keepRequests: 0,
});
const someId = (await ask(api, "order_by=create_time")).conversations[0]?.conversation_id ?? "";
const rows: PageRow[] = [];

const FILTER = `&filter=${encodeURIComponent('status!=FAILED AND metadata.campaign="q4-support"')}`;
await first("first page by occurred_at", "order_by=-occurred_at");
await first("first page of that with a filter", `order_by=-occurred_at${FILTER}`);
await warmUp(`order_by=-occurred_at&page_size=${LARGEST}`);
for (const [name, query] of [
  ["by -occurred_at", "order_by=-occurred_at"],
  ["by -occurred_at, with a filter", `order_by=-occurred_at${FILTER}`],
  ["by status, with a filter", `order_by=status${FILTER}`],
] as const) {
  for (const size of [SIZE, LARGEST])
    await walk(`a page of ${size} ${name}`, `${query}&page_size=${size}`, size);
}
await changed(
  `a page of ${SIZE} by -occurred_at, right after a change`,
  `order_by=-occurred_at&page_size=${SIZE}`,
);
await changed(
  `a page of ${SIZE} with a filter, right after a change`,
  `order_by=-occurred_at${FILTER}&page_size=${SIZE}`,
);

const peak = process.resourceUsage().maxRSS * 1024;
const report: MillionReport = { peak, settled: process.memoryUsage.rss(), pages: rows };
console.log(JSON.stringify(report));

async function first(name: string, query: string): Promise<void> {
  const start = performance.now();
  await ask(api, query);
  record(name, [(performance.now() - start) * 1e6]);
}

/** What making a million conversations up left behind is collected during the first pages, whoever asks for them. */
async function warmUp(query: string): Promise<void> {
  for (let pages = 0; pages < 2000; pages++) await askText(api, query);
}

/** Pages at every depth: walks to the end of the list, and times every n-th page until its body is there. */
async function walk(name: string, query: string, size: number): Promise<void> {
  const samples: number[] = [];
  const every = Math.ceil(COUNT / size / ROUNDS);
  let token = tokenIn(await askText(api, query));
  for (let pages = 1; token; pages++) {
    const start = performance.now();
    const text = await askText(api, `${query}&page_token=${token}`);
    if (pages % every === 0) samples.push((performance.now() - start) * 1e6);
    token = tokenIn(text);
  }
  record(name, samples);
}

/** Without parsing the body: what a client does with it is not measured here. */
function tokenIn(text: string): string | undefined {
  return /"next_page_token":"([^"]+)"\}$/.exec(text)?.[1];
}

async function changed(name: string, query: string): Promise<void> {
  await ask(api, query);
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    api.update(someId, { status: round % 2 === 0 ? "FAILED" : "COMPLETED" });
    const start = performance.now();
    await askText(api, query);
    samples.push((performance.now() - start) * 1e6);
  }
  record(name, samples);
}

function record(name: string, samples: readonly number[]): void {
  const { median, low, high } = summary(samples);
  const sorted = samples.toSorted((a, b) => a - b);
  const late = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
  rows.push(samples.length > 1 ? { name, value: median, low, high, late } : { name, value: median, late });
}
