import { RateLimitError } from "@covalkit/client";
import { describe, expect, it, vi } from "vitest";
import { settle, useFakeTime } from "./fake-time.ts";
import { apiError, failure, page, scripted } from "./scripted.ts";

useFakeTime();

const ok = page(["a"]);

describe("Retry-After", () => {
  const limited = (value: string) =>
    apiError(429, "RESOURCE_EXHAUSTED", { headers: { "retry-after": value } });

  it.each([
    ["seconds", "7", 7000],
    ["an HTTP date", "Mon, 03 Nov 2025 12:00:09 GMT", 9000],
    ["a date that has passed", "Mon, 03 Nov 2025 11:00:00 GMT", 0],
    ["something else", "soon", 0],
    ["a negative number", "-5", 0],
    ["a year in words", "in 2030", 0],
  ])("in %s is waited for in full", async (_, value, expected) => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const { client } = scripted([limited(value), ok]);
    const { ms } = await settle(client.conversations.list());
    vi.restoreAllMocks();
    expect(ms).toBe(expected);
  });

  it("of sixty days does not fire early", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const { client } = scripted([limited(String(60 * 24 * 3600)), ok]);
    const { ms } = await settle(client.conversations.list());
    vi.restoreAllMocks();
    expect(ms).toBe(60 * 24 * 3600 * 1000);
  });

  it("that no date can hold is a rate limit all the same", async () => {
    const { client } = scripted([limited("9".repeat(30))], { retry: 0 });
    const { value } = await settle(client.conversations.list());
    expect(value).toBeInstanceOf(RateLimitError);
    expect((value as RateLimitError).retryAt?.getTime()).toBe(8.64e15);
  });

  it("is in the error, and its message, of a 503 too", async () => {
    const busy = apiError(503, "UNAVAILABLE", { headers: { "retry-after": "5" } });
    const { client } = scripted([busy, limited("5")], { retry: 0 });
    const retryAt = new Date(Date.now() + 5000);
    expect((await settle(client.conversations.list())).value).toMatchObject({ status: 503, retryAt });
    const { value } = await settle(client.conversations.list());
    expect(String(value)).toContain(`Try again at ${retryAt.toISOString()}`);
  });

  it("beyond the deadline is an error at once, with the time to come back", async () => {
    const { client, requests } = scripted([limited("60")]);
    const { value, ms } = await settle(client.conversations.list({}, { deadlineMs: 10_000 }));
    expect(value).toBeInstanceOf(RateLimitError);
    expect(value).toMatchObject({ retryAt: new Date(Date.UTC(2025, 10, 3, 12, 1)) });
    expect(ms).toBe(0);
    expect(requests).toHaveLength(1);
  });

  it("makes every call of the client wait", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const { client, requests } = scripted([limited("5"), ok]);
    const first = Promise.resolve(client.conversations.list());
    await vi.advanceTimersByTimeAsync(0);
    const second = Promise.resolve(client.conversations.list());
    await vi.advanceTimersByTimeAsync(4999);
    expect(requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await Promise.all([first, second])).toEqual([ok, ok]);
    vi.restoreAllMocks();
    expect(requests).toHaveLength(3);
  });

  it("is not shortened by a later 429 that asks for less", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const { client, requests } = scripted([limited("9"), limited("1"), ok]);
    const calls = Promise.all([client.conversations.list(), client.conversations.list()]);
    await vi.advanceTimersByTimeAsync(8999);
    expect(requests).toHaveLength(2);
    await settle(calls);
    vi.restoreAllMocks();
    expect(requests).toHaveLength(4);
  });

  it("makes a call whose deadline is earlier fail at once, as the rate limit it is", async () => {
    const { client, requests } = scripted([limited("60"), ok]);
    const asked = Date.now();
    const waiting = Promise.resolve(client.conversations.list());
    await vi.advanceTimersByTimeAsync(2000);
    const began = Date.now();
    const error = await failure(client.conversations.list({}, { deadlineMs: 1000 }));
    expect(error).toMatchObject({
      name: "RateLimitError",
      url: expect.stringContaining("/v1/conversations"),
    });
    expect((error as RateLimitError).retryAt?.getTime()).toBe(asked + 60_000);
    expect(Date.now()).toBe(began);
    expect(requests).toHaveLength(1);
    await settle(waiting);
  });
});
