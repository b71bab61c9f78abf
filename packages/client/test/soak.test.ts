import { createClient } from "@covalkit/client";
import { createMockApi, generateConversations } from "@covalkit/mock";
import { serve } from "@covalkit/mock/server";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LARGEST } from "./page-sizes.ts";

// Back-offs of no length: what is tested is what is asked for, not how long it takes.
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => void vi.restoreAllMocks());

it("100,000 conversations come through a fault rate of 20 %, each exactly once", {
  timeout: 120_000,
}, async () => {
  const conversations = generateConversations({ count: 100_000, seed: 5 });
  const api = createMockApi({
    conversations,
    apiKey: "soak",
    faults: {
      seed: 3,
      retryAfterSeconds: 0,
      rates: {
        429: 0.04,
        500: 0.03,
        503: 0.03,
        reset: 0.03,
        cut: 0.02,
        half: 0.03,
        "duplicate-page": 0.01,
        "empty-page": 0.01,
      },
    },
  });
  const server = await serve(api, { port: 0 });
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const before = timers();
  const client = createClient({ apiKey: "soak", baseUrl: server.url, retry: 20 });
  const listing = client.conversations.list({ page_size: LARGEST, order_by: "create_time" }, { prefetch: 1 });
  const ids = new Set<string>();
  let count = 0;
  for await (const { conversation_id } of listing) {
    ids.add(conversation_id);
    count++;
  }
  await server.close();

  expect(count).toBe(100_000);
  expect(ids).toEqual(new Set(conversations.map(({ conversation_id }) => conversation_id)));
  expect(listing.outcome).toMatchObject({ complete: true, items: 100_000, malformed: 0 });
  const asked = api.requests.length;
  const pages = Math.ceil(100_000 / LARGEST);
  expect(asked).toBeGreaterThan(pages * 1.1); // faults there were
  expect(asked).toBeLessThan(pages * 1.5); // and no more requests than they explain
  expect(timers()).toBeLessThanOrEqual(before);
});
