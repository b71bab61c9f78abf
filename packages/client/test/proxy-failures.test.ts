import { createClient, isApiError } from "@covalkit/client";
import { createProxy } from "@covalkit/client/proxy";
import { describe, expect, it, vi } from "vitest";
import { inFrontOf, KEY, MOUNT, only, open } from "./proxy-setup.ts";
import { apiError, failure } from "./scripted.ts";

const error =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  () =>
    Response.json(body, { status, headers });

describe("an error of the API", () => {
  it.each([400, 401, 403, 404, 429, 500, 503])("%i is passed on in the documented shape", async (status) => {
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
    const ask = inFrontOf(error(401, { message: "Missing API Key" }, { "x-amzn-requestid": "amzn-1" }));
    const { body, headers } = await ask();
    expect(body).toEqual({ error: { code: "UNAUTHENTICATED", message: "Missing API Key", details: [] } });
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
      error(403, { error: { code: KEY, message: `${KEY} may not`, details: [{ field: KEY }] } }),
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

  it("that is a 429 holds back the requests that follow; beyond the deadline they get it at once", async () => {
    const limited = () => apiError(429, "RESOURCE_EXHAUSTED", { headers: { "retry-after": "60" } });
    const answer = vi.fn(limited);
    const ask = inFrontOf(answer, { deadlineMs: 10_000 });
    const answers = [await ask(), await ask(), await ask()];
    expect(answers.map(({ status, headers }) => [status, headers.get("retry-after")])).toEqual(
      Array(3).fill([429, "60"]),
    );
    expect(answer).toHaveBeenCalledOnce();
  });

  it("reaches the page's client as the same typed error", async () => {
    const refusing = () =>
      apiError(429, "RESOURCE_EXHAUSTED", { headers: { "retry-after": "60", "x-request-id": "r-9" } });
    const fetch = createProxy(open({ fetch: async () => refusing() }));
    const client = createClient({ baseUrl: MOUNT, fetch });
    const caught = await failure(client.conversations.list({}, { retry: 0 }));
    expect(isApiError(caught)).toBe(true);
    expect(caught).toMatchObject({ name: "RateLimitError", code: "RESOURCE_EXHAUSTED", requestId: "r-9" });
  });

  it("says nothing of a pinned filter", async () => {
    const details = [
      { field: "filter", description: 'Bad value "tenant-7"' },
      { field: "page_token", description: "Has expired" },
    ];
    const ask = inFrontOf(
      error(400, {
        error: { code: "INVALID_ARGUMENT", message: 'In metadata.tenant="tenant-7": no', details },
      }),
      { constrain: () => only("tenant-7") },
    );
    const { body, text } = await ask();
    expect(text).not.toContain("tenant");
    expect(body.error.details).toEqual([
      { field: "filter", description: "Was refused by the API" },
      { field: "page_token", description: "Has expired" },
    ]);
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
