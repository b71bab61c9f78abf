import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createMockApi, generateConversations, manualClock } from "../src/index.ts";
import { ask, KEY } from "./ask.ts";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

describe("latency", () => {
  test("an answer takes as long as it says, on the mock's clock", async () => {
    const clock = manualClock();
    const api = createMockApi({ clock, latencyMs: 200 });
    const answer = ask(api);
    await clock.advance(199);
    expect(api.requests[0]?.status).toBeUndefined();
    await clock.advance(1);
    expect((await answer).status).toBe(200);
    expect(api.requests[0]?.durationMs).toBe(200);
  });

  test("between two bounds it is drawn, and drawn the same after a reset", async () => {
    const clock = manualClock();
    const api = createMockApi({ clock, latencyMs: [100, 300] });
    const durations = async () => {
      const answers = [ask(api), ask(api), ask(api)];
      await clock.advance(300);
      await Promise.all(answers);
      return api.requests.map(({ durationMs }) => durationMs ?? 0);
    };
    const first = await durations();
    expect(Math.min(...first)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...first)).toBeLessThanOrEqual(300);
    expect(new Set(first).size).toBe(3);
    api.reset();
    expect(await durations()).toEqual(first);
  });
});

describe("abort", () => {
  const reason = new Error("enough");

  test("a request that was given up before it began is rejected with the reason", async () => {
    const api = createMockApi();
    await expect(ask(api, {}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  test("a request that waits is rejected when it is given up", async () => {
    const clock = manualClock();
    const api = createMockApi({ clock, latencyMs: 1000 });
    const controller = new AbortController();
    const answer = ask(api, {}, { signal: controller.signal });
    await clock.advance(500);
    controller.abort(reason);
    await expect(answer).rejects.toBe(reason);
    expect(api.requests[0]).toMatchObject({ status: undefined, durationMs: 500 });
  });

  test("a request that is never answered can be given up", async () => {
    const api = createMockApi({ faults: { rates: { hang: 1 } } });
    const controller = new AbortController();
    const answer = ask(api, {}, { signal: controller.signal });
    controller.abort(reason);
    await expect(answer).rejects.toBe(reason);
  });

  test("a slow body ends with the reason", async () => {
    const clock = manualClock();
    const conversations = generateConversations({ count: 10, seed: 1 });
    const api = createMockApi({ clock, conversations, faults: { rates: { slow: 1 }, slowMs: 1000 } });
    const controller = new AbortController();
    const response = await ask(api, {}, { headers: { "x-api-key": KEY }, signal: controller.signal });
    const text = response.text();
    await clock.advance(500);
    collectGarbage(); // the request is gone, and must still be heard
    controller.abort(reason);
    await expect(text).rejects.toBe(reason);
  });
});

test("the manual clock runs timers in order, those that timers start included", async () => {
  const clock = manualClock(100);
  const seen: string[] = [];
  const note = (name: string) => () => seen.push(`${name} at ${clock.now()}`);
  clock.setTimeout(note("late"), 50);
  clock.setTimeout(() => {
    note("early")();
    clock.setTimeout(note("started by early"), 10);
  }, 20);
  const stopped = clock.setTimeout(note("stopped"), 30);
  clock.clearTimeout(stopped);
  await clock.advance(50);
  expect(seen).toEqual(["early at 120", "started by early at 130", "late at 150"]);
  expect(clock.now()).toBe(150);
});

test("a clock that only tells the time is enough", async () => {
  const api = createMockApi({ clock: { now: () => 42 }, latencyMs: 1 });
  expect((await ask(api)).status).toBe(200);
  expect(api.requests[0]?.at).toBe(42);
});

describe("with the test runner's fake timers", () => {
  afterEach(() => void vi.useRealTimers());

  test("the system's clock goes by them", async () => {
    vi.useFakeTimers({ now: 1000 });
    const api = createMockApi({ latencyMs: 500 });
    const answer = ask(api);
    await vi.advanceTimersByTimeAsync(500);
    expect((await answer).status).toBe(200);
    expect(api.requests[0]).toMatchObject({ at: 1000, durationMs: 500 });
  });

  test("the manual clock does not need the real ones", async () => {
    vi.useFakeTimers();
    const clock = manualClock();
    const answer = ask(createMockApi({ clock, latencyMs: 500 }));
    await clock.advance(500);
    expect((await answer).status).toBe(200);
  });
});
