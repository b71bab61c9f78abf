import { setTimeout as wait } from "node:timers/promises";
import { createClient } from "@covalkit/client";
import { summary } from "../../harness/measure.ts";
import { atMost, type Comparison, type Goal } from "../../harness/report.ts";

const ROUNDS = 7;
const LATENCY_MS = 40;
const OURS = "prefetch, and a consumer as slow as the server";

/** Twenty pages from a server that takes 40 ms for each. */
export async function walking(url: string): Promise<{ comparisons: Comparison[]; goals: Goal[] }> {
  const coval = createClient({ apiKey: "bench", baseUrl: `${url}/slow` });
  const walk = async (prefetch: 0 | 1, workMs: number) => {
    for await (const _ of coval.conversations.list({}, { prefetch }).pages()) if (workMs) await wait(workMs);
  };
  const tasks: [name: string, run: () => Promise<void>][] = [
    [OURS, () => walk(1, LATENCY_MS)],
    ["no prefetch, the same consumer", () => walk(0, LATENCY_MS)],
    [
      "the latency alone: twenty fetches, one after the other",
      () => fetchAll(`${url}/slow/v1/conversations`),
    ],
  ];
  const samples = tasks.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, [, run]] of tasks.entries()) {
      const began = performance.now();
      await run();
      samples[index]?.push(performance.now() - began);
    }
  }
  const rows = tasks.map(([name], index) => {
    const { median, low, high } = summary(samples[index] ?? []);
    return { name, value: median, low, high };
  });
  const [ours, , latency] = rows;
  return {
    comparisons: [{ title: "walking twenty pages", unit: "ms", ours: OURS, rows }],
    goals: [
      atMost(
        "a walk with prefetch, beside the latency alone",
        (ours?.value ?? Number.NaN) / (latency?.value ?? 1),
        1.05,
        "×",
      ),
    ],
  };
}

async function fetchAll(url: string): Promise<void> {
  for (let token: string | null = ""; token !== null; ) {
    const response = await fetch(`${url}?page_token=${token}`);
    token = ((await response.json()) as { next_page_token: string | null }).next_page_token;
  }
}
