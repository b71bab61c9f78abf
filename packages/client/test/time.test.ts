import { describe, expect, it, vi } from "vitest";
import { settle, useFakeTime } from "./fake-time.ts";
import { apiError, failure, page, scripted } from "./scripted.ts";

useFakeTime();

const never = (request: Request) =>
  new Promise<Response>((_, reject) =>
    request.signal.addEventListener("abort", () => reject(request.signal.reason)),
  );
const deaf = () => new Promise<Response>(() => {});
const ok = page(["a"]);

describe("time", () => {
  it.each([
    ["a fetch that heeds its signal", never],
    ["a fetch that does not", deaf],
    ["a body that never ends", () => new Response(new ReadableStream())],
  ])("timeoutMs ends an attempt of %s, and the next one starts", async (_, step) => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const { client } = scripted([step, ok], { timeoutMs: 1000 });
    const { value, ms } = await settle(client.conversations.list());
    vi.restoreAllMocks();
    expect(value).toEqual(ok);
    expect(ms).toBe(1000);
  });

  it("is 30 s for an attempt by default, and the error says what was spent", async () => {
    const { client } = scripted([deaf], { retry: 0 });
    const { value, ms } = await settle(client.conversations.list());
    expect(value).toMatchObject({
      name: "TimeoutError",
      code: "TIMEOUT",
      timeoutMs: 30_000,
      attempts: 1,
      elapsedMs: 30_000,
    });
    expect(ms).toBe(30_000);
  });

  it("deadlineMs ends a call in the middle of an attempt", async () => {
    const { client } = scripted([deaf]);
    const { value, ms } = await settle(client.conversations.list({}, { deadlineMs: 1500, timeoutMs: 1000 }));
    expect(value).toMatchObject({ name: "DeadlineError", code: "DEADLINE", deadlineMs: 1500 });
    expect(ms).toBeLessThanOrEqual(1500);
  });

  it("deadlineMs covers a whole walk, not each of its pages", async () => {
    const slow = (token: string) => () =>
      new Promise<Response>((resolve) => setTimeout(() => resolve(Response.json(page([token], token))), 400));
    const { client, requests } = scripted([slow("t1"), slow("t2"), slow("t3"), slow("t4")]);
    const { value, ms } = await settle(client.conversations.list({}, { deadlineMs: 1000 }).toArray());
    await vi.runAllTimersAsync();
    expect(value).toMatchObject({ name: "DeadlineError" });
    expect(ms).toBe(1000);
    expect(requests).toHaveLength(3);
  });

  it("deadlineMs ends a walk whose consumer is what takes the time", async () => {
    const { client, requests } = scripted([page(["a"], "t1"), page(["b"], "t2"), page(["c"])]);
    const error = await failure(
      (async () => {
        for await (const _ of client.conversations.list({}, { deadlineMs: 50 }))
          vi.setSystemTime(Date.now() + 40);
      })(),
    );
    expect(error).toMatchObject({ name: "DeadlineError" });
    expect(requests).toHaveLength(2);
  });

  it("a retry that would be too late is not waited for", async () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    const { client } = scripted([new TypeError("fetch failed")]);
    const { value, ms } = await settle(client.conversations.list({}, { deadlineMs: 400 }));
    vi.restoreAllMocks();
    expect(value).toMatchObject({ name: "DeadlineError", attempts: 1, cause: { message: "fetch failed" } });
    expect(ms).toBe(0);
  });

  it("an aborted signal wakes a back-off at once", async () => {
    const { client, requests } = scripted([apiError(429, "NO", { headers: { "retry-after": "3600" } })]);
    const controller = new AbortController();
    const call = failure(client.conversations.list({}, { signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(1000);
    expect(vi.getTimerCount()).toBe(1);
    controller.abort("enough");
    expect(await call).toMatchObject({
      name: "AbortError",
      code: "ABORTED",
      cause: "enough",
      attempts: 1,
      elapsedMs: 1000,
    });
    expect(vi.getTimerCount()).toBe(0);
    expect(requests).toHaveLength(1);
  });

  it("an aborted signal ends an attempt, whether or not fetch heeds it", async () => {
    for (const step of [never, deaf]) {
      const { client } = scripted([step]);
      const controller = new AbortController();
      const call = failure(client.conversations.list({}, { signal: controller.signal }));
      await vi.advanceTimersByTimeAsync(0);
      controller.abort();
      expect(await call).toMatchObject({ name: "AbortError" });
    }
  });

  it("a signal that was aborted before sends nothing", async () => {
    const { client, requests } = scripted([ok]);
    expect(await failure(client.conversations.list({}, { signal: AbortSignal.abort() }))).toMatchObject({
      name: "AbortError",
    });
    expect(requests).toHaveLength(0);
  });
});
