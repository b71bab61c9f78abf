import { type ClientEvent, createClient, RateLimitError } from "@covalkit/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { apiError, failure, page, scripted } from "./scripted.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2025, 10, 3, 12) });
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0); // no call leaves a timer behind
  vi.useRealTimers();
});

const never = (request: Request) =>
  new Promise<Response>((_, reject) =>
    request.signal.addEventListener("abort", () => reject(request.signal.reason)),
  );
const deaf = () => new Promise<Response>(() => {});
const ok = page(["a"]);
const unavailable = apiError(503, "UNAVAILABLE");

/** Lets a promise run to its end on the fake clock; says how long that took. */
async function settle<Value>(promise: PromiseLike<Value>): Promise<{ value: unknown; ms: number }> {
  const began = Date.now();
  let ended: { value: unknown; ms: number } | undefined;
  const end = (value: unknown) => {
    ended = { value, ms: Date.now() - began };
  };
  Promise.resolve(promise).then(end, end);
  for (let turn = 0; !ended; turn++) {
    if (turn > 10_000) throw new Error("It never ended.");
    if (vi.getTimerCount() > 0) await vi.advanceTimersToNextTimerAsync();
    else await vi.advanceTimersByTimeAsync(0);
  }
  return ended;
}

describe("retries", () => {
  it.each([
    ["a network error", new TypeError("fetch failed")],
    ["408", apiError(408, "TIMEOUT")],
    ["429", apiError(429, "RESOURCE_EXHAUSTED")],
    ["500", apiError(500, "INTERNAL_ERROR")],
    ["503 in HTML", new Response("<h1>no</h1>", { status: 503, headers: { "content-type": "text/html" } })],
    [
      "half a JSON body",
      new Response('{"conversations": [', { headers: { "content-type": "application/json" } }),
    ],
    [
      "a body that is cut off",
      new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError("terminated")) })),
    ],
  ])("repeat a request after %s", async (_, step) => {
    const first = step instanceof Response && step.body ? () => step : step;
    const { client, requests } = scripted([first as Response, ok]);
    const { value } = await settle(client.conversations.list());
    expect(value).toEqual(ok);
    expect(requests).toHaveLength(2);
  });

  it.each([400, 401, 403, 404, 409, 422])("leave %i alone", async (status) => {
    const { client, requests } = scripted([apiError(status, "NO")]);
    expect((await settle(client.conversations.list())).value).toMatchObject({ status });
    expect(requests).toHaveLength(1);
  });

  it("end after maxRetries, with the last answer's error", async () => {
    const { client, requests } = scripted([unavailable], { maxRetries: 2 });
    expect((await settle(client.conversations.list())).value).toMatchObject({
      status: 503,
      code: "UNAVAILABLE",
    });
    expect(requests).toHaveLength(3);
  });

  it("can be set for one call", async () => {
    const { client, requests } = scripted([unavailable]);
    await settle(client.conversations.list({}, { maxRetries: 0 }));
    expect(requests).toHaveLength(1);
  });

  it("end with what was spent when there was never an answer", async () => {
    const cause = new TypeError("fetch failed");
    const { client } = scripted([cause], { maxRetries: 1 });
    const { value } = await settle(client.conversations.list());
    expect(value).toMatchObject({ name: "ConnectionError", code: "CONNECTION", attempts: 2, cause });
    expect(String(value)).toMatch(/api\.test\/v1\/conversations \(2 attempts in \d+ ms\)/);
  });

  it("wait between nothing and a bound that doubles up to 30 s", async () => {
    const delays = async (random: number) => {
      const events: ClientEvent[] = [];
      vi.spyOn(Math, "random").mockReturnValue(random);
      const { client } = scripted([unavailable], { maxRetries: 8, onEvent: (event) => events.push(event) });
      await settle(client.conversations.list());
      vi.restoreAllMocks();
      return events.flatMap((event) => (event.type === "retry" ? [event.delayMs] : []));
    };
    expect(await delays(0)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(await delays(1)).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  it("stay below openapi-fetch's middleware, which sees one request and one answer", async () => {
    const { client, requests } = scripted([unavailable, ok]);
    const seen: string[] = [];
    client.api.use({
      onRequest: () => void seen.push("request"),
      onResponse: ({ response }) => void seen.push(String(response.status)),
    });
    await settle(client.api.GET("/v1/conversations"));
    expect(seen).toEqual(["request", "200"]);
    expect(requests).toHaveLength(2);
  });

  it("never repeat what is not a GET or HEAD", async () => {
    const { client, requests } = scripted([unavailable]);
    // @ts-expect-error: the document has no POST here
    await settle(client.api.POST("/v1/conversations"));
    expect(requests).toHaveLength(1);
  });
});

describe("Retry-After", () => {
  const limited = (value: string) =>
    apiError(429, "RESOURCE_EXHAUSTED", { headers: { "retry-after": value } });

  it.each([
    ["seconds", "7", 7000],
    ["an HTTP date", "Mon, 03 Nov 2025 12:00:09 GMT", 9000],
    ["a date that has passed", "Mon, 03 Nov 2025 11:00:00 GMT", 0],
    ["something else", "soon", 0],
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

  it("makes a call whose deadline is earlier fail at once, as the rate limit it is", async () => {
    const { client, requests } = scripted([limited("60"), ok]);
    const waiting = Promise.resolve(client.conversations.list());
    await vi.advanceTimersByTimeAsync(0);
    const began = Date.now();
    const error = await failure(client.conversations.list({}, { deadlineMs: 1000 }));
    expect(error).toBeInstanceOf(RateLimitError);
    expect(Date.now()).toBe(began);
    expect(requests).toHaveLength(1);
    await settle(waiting);
  });
});

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
    const { client } = scripted([deaf], { maxRetries: 0 });
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

describe("events", () => {
  it("tell each request, response, retry and page, with what they took", async () => {
    const events: ClientEvent[] = [];
    const { client } = scripted([unavailable, page(["a"], "t1"), page(["b"])], {
      onEvent: (event) => events.push(event),
    });
    await settle(client.conversations.list().toArray());
    expect(events.map(({ type }) => type)).toEqual([
      ...["request", "response", "retry", "request", "response", "page"],
      ...["request", "response", "page"],
    ]);
    const { call } = events[0] as { call: number };
    expect(events[1]).toMatchObject({
      status: 503,
      attempt: 1,
      call,
      durationMs: 0,
      size: expect.any(Number),
    });
    expect(events[2]).toMatchObject({ reason: "503", delayMs: expect.any(Number) });
    expect(events[3]).toMatchObject({
      attempt: 2,
      call,
      method: "GET",
      url: "https://api.test/v1/conversations",
    });
    expect(events[5]).toEqual({
      type: "page",
      operationId: "listConversations",
      page: 1,
      items: 1,
      last: false,
    });
    expect(JSON.stringify(events)).not.toContain("test-key");
  });

  it("tell of an attempt that got no answer", async () => {
    const events: ClientEvent[] = [];
    const { client } = scripted([deaf], {
      timeoutMs: 50,
      maxRetries: 0,
      onEvent: (event) => events.push(event),
    });
    await settle(client.conversations.list());
    expect(events).toMatchObject([
      { type: "request" },
      { type: "error", reason: "timeout", durationMs: 50, attempt: 1 },
    ]);
  });

  it("are published on diagnostics channels", async () => {
    const { default: diagnostics } = await import("node:diagnostics_channel");
    const seen: unknown[] = [];
    const listen = (message: unknown) => void seen.push(message);
    diagnostics.subscribe("covalkit:response", listen);
    const { client } = scripted([ok]);
    await settle(client.conversations.list());
    diagnostics.unsubscribe("covalkit:response", listen);
    await settle(client.conversations.list());
    expect(seen).toEqual([expect.objectContaining({ type: "response", status: 200 })]);
  });
});

describe("the client's headers", () => {
  it("name the package and its version", async () => {
    const { requests, client } = scripted([ok]);
    await settle(client.conversations.list());
    expect(requests[0]?.headers.get("user-agent")).toMatch(/^covalkit-client\/\d+\.\d+\.\d+/);
    expect(requests[0]?.headers.get("x-client")).toBe(requests[0]?.headers.get("user-agent"));
  });
});

it("a client without options can be made", () => {
  expect(createClient().conversations).toBeDefined();
});
