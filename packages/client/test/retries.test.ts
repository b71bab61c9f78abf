import type { ClientEvent } from "@covalkit/client";
import { describe, expect, it, vi } from "vitest";
import { settle, useFakeTime } from "./fake-time.ts";
import { apiError, page, scripted } from "./scripted.ts";

useFakeTime();

const ok = page(["a"]);
const unavailable = apiError(503, "UNAVAILABLE");

describe("retries", () => {
  it.each([
    ["a network error", new TypeError("fetch failed")],
    ["408", apiError(408, "TIMEOUT")],
    ["429", apiError(429, "RESOURCE_EXHAUSTED")],
    ["500", apiError(500, "INTERNAL_ERROR")],
    ["504", apiError(504, "TIMEOUT")],
    ["half a JSON body of no stated type", new Response(new TextEncoder().encode('{"conversations": ['))],
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

  it("end after retry.limit, with the last answer's error", async () => {
    const { client, requests } = scripted([unavailable], { retry: 2 });
    expect((await settle(client.conversations.list())).value).toMatchObject({
      status: 503,
      code: "UNAVAILABLE",
    });
    expect(requests).toHaveLength(3);
  });

  it("are four by default", async () => {
    const { client, requests } = scripted([unavailable]);
    await settle(client.conversations.list());
    expect(requests).toHaveLength(5);
  });

  it.each([{ limit: 1 }, 1])("can be given as %o", async (retry) => {
    const { client, requests } = scripted([unavailable], { retry });
    await settle(client.conversations.list());
    expect(requests).toHaveLength(2);
  });

  it("follow the statuses that are given, and no others", async () => {
    const asked = async (status: number) => {
      const { client, requests } = scripted([apiError(status, "NO")], {
        retry: { limit: 1, statusCodes: [409] },
      });
      await settle(client.conversations.list());
      return requests.length;
    };
    expect([await asked(409), await asked(503), await asked(429)]).toEqual([2, 1, 1]);
  });

  it("of a call say over again only what they say", async () => {
    const { client, requests } = scripted([apiError(409, "NO")], { retry: { limit: 2, statusCodes: [409] } });
    await settle(client.conversations.list({}, { retry: { limit: 1 } }));
    expect(requests).toHaveLength(2);
    await settle(client.conversations.list({}, { retry: { limit: undefined } }));
    expect(requests).toHaveLength(5);
  });

  it("can be set for one call", async () => {
    const { client, requests } = scripted([unavailable]);
    await settle(client.conversations.list({}, { retry: 0 }));
    expect(requests).toHaveLength(1);
  });

  it("end with what was spent when there was never an answer", async () => {
    const cause = new TypeError("fetch failed");
    const { client } = scripted([cause], { retry: 1 });
    const { value } = await settle(client.conversations.list());
    expect(value).toMatchObject({ name: "ConnectionError", code: "CONNECTION", attempts: 2, cause });
    expect(String(value)).toMatch(/api\.test\/v1\/conversations \(2 attempts in \d+ ms\)/);
  });

  it("wait between nothing and a bound that doubles up to 30 s", async () => {
    const delays = async (random: number, backoffLimitMs?: number) => {
      const events: ClientEvent[] = [];
      vi.spyOn(Math, "random").mockReturnValue(random);
      const { client } = scripted([unavailable], {
        retry: { limit: 8, backoffLimitMs },
        onEvent: (event) => events.push(event),
      });
      await settle(client.conversations.list());
      vi.restoreAllMocks();
      return events.flatMap((event) => (event.type === "retry" ? [event.delayMs] : []));
    };
    expect(await delays(0)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(await delays(1)).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(await delays(1, 600)).toEqual([500, 600, 600, 600, 600, 600, 600, 600]);
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
