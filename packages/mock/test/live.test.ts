import { schemas } from "@covalkit/spec/schemas";
import { expect, test } from "vitest";
import { createMockApi, generateConversations, manualClock } from "../src/index.ts";
import { walk } from "./ask.ts";

const START = Date.parse("2026-01-01T00:00:00Z");
// The spec may list further stages; these end with the first ending.
const STATUSES = (schemas.ConversationStatus?.enum ?? []).map(String);
const WAY = STATUSES.slice(0, STATUSES.indexOf("COMPLETED"));

test("the stages are those that the spec lists before an ending", () => {
  expect(WAY).toEqual(expect.arrayContaining(["PENDING", "IN_QUEUE", "IN_PROGRESS"]));
});

test("conversations arrive, and carry the time of the mock's clock", async () => {
  const clock = manualClock(START);
  const api = createMockApi({ clock, live: { arrivalsPerMinute: 60, removalsPerMinute: 0 } });
  expect(api.conversations).toEqual([]);
  await clock.advance(60_000);
  const listed = (await walk(api)).flat();
  expect(listed.length).toBeGreaterThan(30);
  expect(listed.length).toBeLessThan(100);
  for (const { create_time } of api.conversations) {
    expect(Date.parse(create_time)).toBeGreaterThanOrEqual(START);
    expect(Date.parse(create_time)).toBeLessThanOrEqual(clock.now());
  }
});

test("each goes through the stages in order, and ends completed or failed", async () => {
  const clock = manualClock(START);
  const api = createMockApi({
    clock,
    live: { arrivalsPerMinute: 200, stageMs: 10_000, removalsPerMinute: 0 },
  });
  const seen = new Map<string, string[]>();
  for (let second = 0; second < 240; second++) {
    await clock.advance(1000);
    for (const { conversation_id, status } of api.conversations) {
      const statuses = seen.get(conversation_id) ?? [];
      if (statuses.at(-1) !== status) seen.set(conversation_id, [...statuses, status]);
    }
  }
  const order = [...WAY, "COMPLETED", "FAILED"];
  for (const statuses of seen.values()) {
    const ranks = statuses.map((status) => order.indexOf(status));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(statuses.filter((status) => !WAY.includes(status)).length).toBeLessThanOrEqual(1);
  }
  const ends = [...seen.values()].map((statuses) => statuses.at(-1) ?? "");
  expect(new Set(ends)).toEqual(new Set(order));
});

test("what is on its way at the start, or is added later, goes on too", async () => {
  const clock = manualClock(START);
  const pending = { status: "PENDING" as const, create_time: "2025-12-31T23:59:00Z" };
  const api = createMockApi({
    clock,
    conversations: [{ ...pending, conversation_id: "there-from-the-start-0" }],
    live: { arrivalsPerMinute: 0, stageMs: 1000, removalsPerMinute: 0 },
  });
  api.add({ ...pending, conversation_id: "added-by-the-test-0000" });
  await clock.advance(60_000);
  expect(api.conversations.map(({ status }) => WAY.includes(status))).toEqual([false, false]);
});

test("finished conversations disappear, unfinished ones do not", async () => {
  const clock = manualClock(START);
  const conversations = generateConversations({ count: 200, seed: 1 });
  const unfinished = conversations.filter(({ status }) => WAY.includes(status)).length;
  const api = createMockApi({
    clock,
    conversations,
    live: { arrivalsPerMinute: 0, stageMs: 1e12, removalsPerMinute: 6000 },
  });
  await clock.advance(60_000);
  expect(unfinished).toBeGreaterThan(0);
  expect(api.conversations).toHaveLength(unfinished);
});

test("the same seed on the same clock makes the same traffic, however often it is looked at", async () => {
  const traffic = async (looks: number) => {
    const clock = manualClock(START);
    const api = createMockApi({ clock, live: { seed: 9, removalsPerMinute: 0 } });
    for (let look = 0; look < looks; look++) {
      await clock.advance(600_000 / looks);
      void api.conversations;
    }
    return api.conversations;
  };
  const once = await traffic(1);
  expect(once.length).toBeGreaterThan(100);
  expect(await traffic(50)).toEqual(once);
});

test("a clock that jumps by a year does not fill the memory", async () => {
  const clock = manualClock(START);
  const api = createMockApi({ clock, live: { arrivalsPerMinute: 600, stageMs: 1e12 } });
  await clock.advance(365 * 86_400_000);
  expect(api.conversations.length).toBeLessThanOrEqual(100_000);
});

test("without live, nothing changes by itself", async () => {
  const clock = manualClock(START);
  const conversations = generateConversations({ count: 20, seed: 1 });
  const api = createMockApi({ clock, conversations });
  await clock.advance(3_600_000);
  expect(api.conversations).toEqual(conversations);
});
