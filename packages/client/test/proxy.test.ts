import { type CovalError, createClient } from "@covalkit/client";
import { createProxy, type ProxyOptions } from "@covalkit/client/proxy";
import { describe, expect, it, vi } from "vitest";
import { inFrontOf, KEY, MOUNT, open, proxied } from "./proxy-setup.ts";
import { apiError, page } from "./scripted.ts";

describe("a proxy", () => {
  it("adds the key and passes the page on", async () => {
    const { ask, upstream, api } = proxied();
    const { status, body } = await ask("?page_size=7");
    expect(status).toBe(200);
    expect(body.conversations).toHaveLength(7);
    expect(body.next_page_token).toEqual(expect.any(String));
    expect(upstream.map(({ url }) => url)).toEqual(["https://api.coval.dev/v1/conversations?page_size=7"]);
    expect(api.requests[0]?.authentication).toBe("accepted");
  });

  it("passes on what the document does not know of", async () => {
    const ask = inFrontOf(() => Response.json({ ...page(["a"]), total_size: 9 }));
    expect((await ask()).body).toEqual({ ...page(["a"]), total_size: 9 });
  });

  it("sends no header of the caller, and no cookie", async () => {
    const { ask, upstream } = proxied();
    const headers = {
      "x-api-key": "mine",
      authorization: "Bearer t",
      "x-evil": "1",
      "x-forwarded-for": "1.2.3.4",
    };
    const request = { headers: new Headers(headers) };
    request.headers.set("accept-language", "de");
    await ask("", request);
    const sent = [...(upstream[0]?.headers.keys() ?? [])];
    expect(sent.sort()).toEqual(["accept", "user-agent", "x-api-key", "x-client"]);
    expect(upstream[0]?.headers.get("x-api-key")).toBe(KEY);
  });

  it("sends no header of the API back, but the request's id", async () => {
    const ask = inFrontOf(() =>
      Response.json(page(["a"]), {
        headers: {
          "set-cookie": "a=b",
          server: "nginx",
          "x-request-id": "r-1",
          "x-powered-by": "x",
          etag: "1",
        },
      }),
    );
    const { headers } = await ask();
    expect(Object.fromEntries(headers)).toEqual({
      "cache-control": "no-store",
      "content-type": "application/json",
      "x-content-type-options": "nosniff",
      "x-request-id": "r-1",
    });
  });

  it("serves only what is below its path", async () => {
    const { proxy, upstream } = proxied();
    for (const path of [
      "/v1/conversations",
      "/api/covalx/v1/conversations",
      "/api/coval",
      "/api/coval/v1/nothing",
    ]) {
      const response = await proxy(new Request(`https://app.test${path}`));
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({
        error: { code: "NOT_FOUND", message: "Resource not found", details: [] },
      });
    }
    expect(upstream).toEqual([]);
  });

  it.each([
    ["", ""],
    ["/", ""],
    ["/api/coval/", "/api/coval"],
    ["/a/b", "/a/b"],
  ])("can be mounted at %j", async (basePath, prefix) => {
    const { proxy } = proxied({ basePath });
    expect((await proxy(new Request(`https://app.test${prefix}/v1/conversations`))).status).toBe(200);
  });

  it.each(["POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"])(
    "answers %s with 405 and Allow",
    async (method) => {
      const { ask, upstream } = proxied();
      const { status, headers } = await ask("", { method });
      expect(status).toBe(405);
      expect(headers.get("allow")).toBe("GET");
      expect(upstream).toEqual([]);
    },
  );

  it("serves no operation that is not allowed by name", async () => {
    const { ask } = proxied({ allow: [] });
    expect((await ask()).status).toBe(404);
  });

  it("ends the API's request when the caller goes", async () => {
    let arrived: (request: Request) => void;
    const asked = new Promise<Request>((resolve) => {
      arrived = resolve;
    });
    const ask = inFrontOf((request) => {
      arrived(request);
      return new Promise(() => {});
    });
    const controller = new AbortController();
    const answer = ask("", { signal: controller.signal });
    const { signal } = await asked;
    expect(signal.aborted).toBe(false);
    controller.abort();
    expect((await answer).status).toBe(499);
    expect(signal.aborted).toBe(true);
  });

  it("asks a function for the key, and again after a 401", async () => {
    const keys = ["old", KEY];
    const { ask, upstream } = proxied({ apiKey: () => keys.shift() });
    expect((await ask()).status).toBe(200);
    expect(upstream.map(({ headers }) => headers.get("x-api-key"))).toEqual(["old", KEY]);
  });

  it("tells onEvent of its requests, without the key", async () => {
    const onEvent = vi.fn();
    await proxied({ onEvent }).ask();
    expect(onEvent.mock.calls.map(([{ type }]) => type)).toEqual(["request", "response"]);
    expect(JSON.stringify(onEvent.mock.calls)).not.toContain(KEY);
  });

  it("serves @covalkit/client in a page that has no key", async () => {
    const { proxy, api, upstream } = proxied();
    const client = createClient({ baseUrl: MOUNT, fetch: proxy });
    const all = await client.conversations.list({ page_size: 25, order_by: "create_time" }).toArray();
    expect(new Set(all.map((item) => item.conversation_id)).size).toBe(api.conversations.length);
    expect(upstream).toHaveLength(3);
    const failed = await client.conversations.list({ filter: "status=FAILED OR status=COMPLETED" }).toArray();
    expect(failed).toEqual(
      expect.arrayContaining(api.conversations.filter(({ status }) => /^(FAILED|COMPLETED)$/.test(status))),
    );
  });

  it("repeats nothing by itself, for the page's client does", async () => {
    const fetch = vi.fn(async () => apiError(503, "UNAVAILABLE"));
    const ask = inFrontOf(fetch);
    expect((await ask()).status).toBe(503);
    expect(fetch).toHaveBeenCalledOnce();
  });
});

describe("authorize", () => {
  const refused = {
    error: { code: "PERMISSION_DENIED", message: "You may not use this address", details: [] },
  };

  it.each([
    ["false", () => false],
    ["undefined", () => undefined],
    ["something true that is not true", () => "yes"],
    ["a promise of false", async () => false],
    [
      "an error",
      () => {
        throw new Error("The session is over");
      },
    ],
    ["a rejection", () => Promise.reject(new Error("The session is over"))],
  ])("that comes to %s is a 403, and nothing is asked of the API", async (_, authorize) => {
    // What JavaScript may return, whatever the type says.
    const { ask, upstream } = proxied({ authorize: authorize as ProxyOptions["authorize"] });
    const { status, body } = await ask("?page_size=nonsense");
    expect(status).toBe(403);
    expect(body).toEqual(refused);
    expect(upstream).toEqual([]);
  });

  it.each([
    ["returns", () => new Response("Log in", { status: 401 })],
    [
      "throws",
      () => {
        throw new Response("Log in", { status: 401 });
      },
    ],
  ])("may answer with a response that it %s", async (_, authorize) => {
    const { proxy, upstream } = proxied({ authorize });
    const response = await proxy(new Request(`${MOUNT}/v1/conversations`));
    expect(response.status).toBe(401);
    expect(await response.text()).toBe("Log in");
    expect(upstream).toEqual([]);
  });

  it("sees the caller's request", async () => {
    const authorize = vi.fn((request: Request) => request.headers.get("authorization") === "Bearer good");
    const { ask } = proxied({ authorize });
    expect((await ask("", { headers: { authorization: "Bearer good" } })).status).toBe(200);
    expect((await ask("", { headers: { authorization: "Bearer bad" } })).status).toBe(403);
  });

  it("is not told to callers, but to onError", async () => {
    const error = new Error("The session store is down");
    const onError = vi.fn();
    const { ask } = proxied({ authorize: () => Promise.reject(error), onError });
    expect((await ask()).text).not.toContain("session store");
    expect(onError.mock.calls[0]?.[0]).toBe(error);
  });
});

describe("createProxy", () => {
  const make = (options: object) => () => createProxy({ ...open(), ...options } as ProxyOptions);

  it.each([
    ["without a key", { apiKey: " " }, /apiKey is empty/],
    ["without authorize", { authorize: undefined }, /authorize must be a function/],
    ["without allow", { allow: undefined }, /allow must list operations: .*listConversations/],
    ["that allows what does not exist", { allow: ["toString"] }, /"toString" is no operation/],
    ["at a path without its slash", { basePath: "api" }, /basePath must begin with a slash/],
    [
      "with a misspelt option",
      { constrian: () => ({}) },
      /"constrian" is not known; did you mean constrain\?/,
    ],
    ["with an option of something else", { mislaid: 1 }, /"mislaid" is not known; known are apiKey, /],
    ["of an address that is none", { baseUrl: "nowhere" }, /baseUrl/],
  ])("refuses to make one %s", (_, options, message) => {
    expect(make(options)).toThrow(message);
    expect(make(options)).toThrow(expect.objectContaining({ code: "CONFIGURATION" }) as CovalError);
  });

  it("refuses an address that would carry the key in the clear", async () => {
    const onError = vi.fn();
    const { ask } = proxied({ baseUrl: "http://api.test", onError });
    expect((await ask()).status).toBe(500);
    expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: "CONFIGURATION" });
  });
});
