import { createClient, isApiError, RateLimitError } from "@covalkit/client";
import { createProxy, type ProxyOptions } from "@covalkit/client/proxy";
import { describe, expect, it, vi } from "vitest";
import { ask, inFrontOf, KEY, MOUNT, only, open } from "./proxy-setup.ts";
import { apiError, failure } from "./scripted.ts";

type Telemetry = NonNullable<ProxyOptions["telemetry"]>;

const error =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  () =>
    Response.json(body, { status, headers });

describe("an error of the API", () => {
  it.each([400, 404, 429, 500, 503])("%i is passed on in the documented shape", async (status) => {
    const details = [{ field: "page_token", description: "Has expired" }];
    const ask = inFrontOf(() =>
      apiError(status, "SOME_CODE", { headers: { "x-request-id": "r-7" } }, details),
    );
    const answer = await ask();
    expect(answer.status).toBe(status);
    expect(answer.headers.get("x-request-id")).toBe("r-7");
    expect(answer.body).toEqual({
      error: { code: "SOME_CODE", message: "It went wrong: SOME_CODE", details },
    });
  });

  it.each(["2", "Wed, 21 Oct 2026 07:28:00 GMT"])("keeps its Retry-After, %s", async (value) => {
    const ask = inFrontOf(error(429, { error: { code: "X", message: "y" } }, { "retry-after": value }));
    expect((await ask()).headers.get("retry-after")).toBe(value);
  });

  it("of the gateway gets the documented shape", async () => {
    const ask = inFrontOf(error(404, { message: "No such route" }, { "x-amzn-requestid": "amzn-1" }));
    const { body, headers } = await ask();
    expect(body).toEqual({ error: { code: "NOT_FOUND", message: "No such route", details: [] } });
    expect(headers.get("x-request-id")).toBe("amzn-1");
  });

  it("in HTML becomes JSON without a word of it", async () => {
    const html = "<html><script>alert(1)</script></html>";
    const ask = inFrontOf(
      () => new Response(html, { status: 500, headers: { "content-type": "text/html" } }),
    );
    const { headers, body } = await ask();
    expect(headers.get("content-type")).toBe("application/json");
    expect(body).toEqual({
      error: { code: "INTERNAL_ERROR", message: "An internal error occurred", details: [] },
    });
  });

  it("leaves the stack trace behind", async () => {
    const ask = inFrontOf(
      error(500, {
        error: {
          code: "X",
          message: "Boom\n    at handler (/srv/app.js:1:1)",
          stack: "at handler",
          details: [],
        },
        trace: "at handler",
      }),
    );
    const { body } = await ask();
    expect(body).toEqual({ error: { code: "X", message: "Boom", details: [] } });
  });

  it("that says the key back does not say it to the page", async () => {
    const ask = inFrontOf(
      error(400, { error: { code: KEY, message: `${KEY} may not`, details: [{ field: KEY }] } }),
    );
    const { text, headers } = await ask();
    expect(text + JSON.stringify([...headers])).not.toContain(KEY);
    expect(text).toContain("[redacted] may not");
  });

  it("of a status the document does not have gets a code of its own", async () => {
    expect((await inFrontOf(() => new Response("", { status: 418 }))()).body).toEqual({
      error: { code: "HTTP_418", message: "Status 418", details: [] },
    });
  });

  it.each([401, 403])(
    "%i is the operator's affair: callers are told 502, and onError why",
    async (status) => {
      const onError = vi.fn();
      const refuse = () => apiError(status, "KEY_EXPIRED", { headers: { "x-request-id": "r-7" } });
      for (const constrain of [() => ({}), () => only("a")]) {
        const answer = await inFrontOf(refuse, { onError, constrain })();
        expect(answer.status).toBe(502);
        expect(answer.body.error).toEqual({
          code: "HTTP_502",
          message: "The API refused the key of this server",
          details: [],
        });
        expect(onError).toHaveBeenLastCalledWith(
          expect.objectContaining({ status, code: "KEY_EXPIRED", requestId: "r-7" }),
          expect.any(Request),
        );
      }
      expect(onError).toHaveBeenCalledTimes(2);
    },
  );

  it("reaches the page's client as the same typed error", async () => {
    const refusing = () =>
      apiError(429, "RESOURCE_EXHAUSTED", { headers: { "retry-after": "60", "x-request-id": "r-9" } });
    const fetch = createProxy(open({ fetch: async () => refusing() }));
    const client = createClient({ baseUrl: MOUNT, fetch });
    const caught = await failure(client.conversations.list({}, { retry: 0 }));
    expect(isApiError(caught)).toBe(true);
    expect(caught).toMatchObject({ name: "RateLimitError", code: "RESOURCE_EXHAUSTED", requestId: "r-9" });
  });

  it("whose headers are no request id and no Retry-After comes without them", async () => {
    const headers = { "x-request-id": "row of tenant b: <b>", "retry-after": "ask tenant b" };
    const answer = await inFrontOf(error(429, {}, headers))();
    expect([...answer.headers.keys()]).toEqual(["cache-control", "content-type", "x-content-type-options"]);
  });
});

describe("while something is pinned, an error of the API", () => {
  const quoting = 'In metadata.tenant="tenant-7": no';
  const pins: [string, Partial<ProxyOptions>][] = [
    ["a filter", { constrain: () => only("tenant-7") }],
    ["a parameter", { constrain: () => ({ params: { order_by: "create_time" } }) }],
  ];

  it.each(pins)("says nothing in its own words (%s)", async (_, options) => {
    const details = ["filter", "", "query.filter", "page_token", "filter", quoting, 7].map((field) => ({
      field,
      description: quoting,
    }));
    const ask = inFrontOf(
      error(400, { error: { code: "INVALID_ARGUMENT", message: quoting, details }, message: quoting }),
      options,
    );
    const { body, text } = await ask();
    expect(text).not.toContain("tenant");
    expect(body.error).toEqual({
      code: "INVALID_ARGUMENT",
      message: expect.any(String),
      details: ["filter", "page_token"].map((field) => ({ field, description: "Was refused by the API" })),
    });
  });

  it.each(["tenant-7", "INVALID: tenant-7", "invalid_argument", "T", "", 7, `A${"B".repeat(64)}`])(
    "has no code that is not one: %j",
    async (code) => {
      const [, options] = pins[0] ?? [];
      const { body } = await inFrontOf(error(400, { error: { code, message: quoting } }), options)();
      expect(body.error.code).toBe("INVALID_ARGUMENT");
    },
  );
});

describe("a 429 of the API", () => {
  const limited = () =>
    apiError(429, "QUOTA_OF_SOMEONE", { headers: { "retry-after": "60", "x-request-id": "r-first" } }, [
      { field: "filter", description: "asked for tenant-7" },
    ]);

  it("holds back the requests that follow; beyond the deadline they get a 429 at once", async () => {
    const answer = vi.fn(limited);
    const ask = inFrontOf(answer, { deadlineMs: 10_000 });
    const answers = [await ask(), await ask(), await ask()];
    expect(answers.map(({ status, headers }) => [status, headers.get("retry-after")])).toEqual(
      Array(3).fill([429, "60"]),
    );
    expect(answer).toHaveBeenCalledOnce();
  });

  it("answers the caller that it was meant for, and others in the proxy's own words", async () => {
    const ask = inFrontOf(limited, { deadlineMs: 10_000 });
    const first = await ask();
    expect(first.headers.get("x-request-id")).toBe("r-first");
    expect(first.text).toMatch(/QUOTA_OF_SOMEONE.*tenant-7/);
    const second = await ask();
    expect(second.headers.get("x-request-id")).toBeNull();
    expect(second.body.error).toEqual({
      code: "RESOURCE_EXHAUSTED",
      message: "The API takes no further request of this server yet",
      details: [],
    });
  });

  it("does so while telemetry stands around the calls", async () => {
    const telemetry: Telemetry = (transport) => (request, options) =>
      transport(request, { ...options, watch: (send, fetch) => send(fetch) });
    const ask = inFrontOf(limited, { deadlineMs: 10_000, telemetry });
    expect((await ask()).headers.get("x-request-id")).toBe("r-first");
    expect((await ask()).headers.get("x-request-id")).toBeNull();
  });

  it("tells those who wait how long it is by now", async () => {
    vi.useFakeTimers({ toFake: ["Date", "performance"] });
    try {
      const ask = inFrontOf(limited, { deadlineMs: 10_000 });
      await ask();
      vi.advanceTimersByTime(20_500);
      expect((await ask()).headers.get("retry-after")).toBe("40");
    } finally {
      vi.useRealTimers();
    }
  });

  it("that is thrown instead of returned is a 429 in the proxy's own words", async () => {
    const thrown = new RateLimitError({
      status: 429,
      code: "QUOTA_OF_SOMEONE",
      message: "asked for tenant-7",
      details: [],
      requestId: "r-first",
      retryAt: new Date(Date.now() + 59_500),
      method: "GET",
      url: "",
    });
    const telemetry: Telemetry = () => () => Promise.reject(thrown);
    const { status, text, headers } = await inFrontOf(limited, { telemetry })();
    expect([status, headers.get("retry-after")]).toEqual([429, "60"]);
    expect(text).not.toMatch(/QUOTA|tenant/);
  });
});

describe("a caller who leaves", () => {
  /** Leaves as soon as the proxy waits for `step`, which ends as the request's signal does. */
  const leavingAt = async (step: "fetch" | "authorize" | "constrain", fail?: Error) => {
    const onError = vi.fn();
    const controller = new AbortController();
    const wait = (request: Request) =>
      new Promise<never>((_, reject) => {
        request.signal.addEventListener("abort", () => reject(fail ?? request.signal.reason));
        controller.abort();
      });
    const proxy = createProxy(open({ onError, [step]: wait }));
    const { status } = await ask(proxy, "", { signal: controller.signal });
    return { status, onError };
  };

  it.each(["fetch", "authorize", "constrain"] as const)(
    "while the proxy waits for %s is no error",
    async (step) => {
      const { status, onError } = await leavingAt(step);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(onError).not.toHaveBeenCalled();
    },
  );

  it("hides no other error", async () => {
    const { onError } = await leavingAt("authorize", new Error("The session store is down"));
    expect(onError).toHaveBeenCalledOnce();
  });
});

describe("an API that cannot be reached", () => {
  const reset = () => {
    throw new TypeError(`connect ECONNREFUSED 10.0.0.1 with ${KEY}`);
  };
  const hang = () => new Promise<Response>(() => {});
  const redirect = () => new Response(null, { status: 302, headers: { location: "https://evil.test/" } });
  const lost = () => new Response(null, { status: 302 });
  const half = () => new Response('{"conversations":[', { headers: { "content-type": "application/json" } });
  const html = () => new Response("<h1>Hello</h1>", { headers: { "content-type": "text/html" } });

  it.each([
    ["breaks the connection", reset, {}, 502, "HTTP_502"],
    ["does not answer in time", hang, { timeoutMs: 1 }, 504, "HTTP_504"],
    ["does not answer by the deadline", hang, { deadlineMs: 1 }, 504, "HTTP_504"],
    ["redirects to another origin", redirect, {}, 502, "HTTP_502"],
    ["redirects without saying where to", lost, {}, 502, "HTTP_502"],
    ["sends half a body", half, {}, 502, "HTTP_502"],
    ["sends a page of HTML", html, {}, 502, "HTTP_502"],
  ])(
    "because it %s is told in the documented shape, and to onError in full",
    async (_, answer, options, status, code) => {
      const onError = vi.fn();
      const ask = inFrontOf(answer, { ...options, onError });
      const { status: told, body, text } = await ask();
      expect(told).toBe(status);
      expect(body.error).toEqual({ code, message: expect.any(String), details: [] });
      expect(text).not.toMatch(/10\.0\.0\.1|evil|<h1>/);
      expect(text).not.toContain(KEY);
      expect(onError).toHaveBeenCalledOnce();
      expect(JSON.stringify(onError.mock.calls[0]?.[0])).not.toContain(KEY);
    },
  );

  it("is an answer even if onError fails", async () => {
    const onError = () => {
      throw new Error("The log is full");
    };
    expect((await inFrontOf(reset, { onError })()).status).toBe(502);
  });
});
