import type { Operation, Responses } from "@covalkit/spec";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { answering, failure } from "./scripted.ts";

// What the tables would be, had the document another scheme and other operations.
const { tables, operations, responses } = vi.hoisted(() => {
  const text = { type: "string" };
  const id = { in: "path", required: true, schema: text };
  const tags = { in: "query", explode: false, schema: { type: "array", items: text, maxItems: 2 } };
  const part = { resource: "things", method: "GET", parameters: { id } };
  const all = {
    getText: { ...part, operationId: "getText", action: "get", path: "/v9/texts/{id}", result: "text" },
    getSound: { ...part, operationId: "getSound", action: "get", path: "/v9/sounds/{id}", result: "blob" },
    ping: {
      ...part,
      operationId: "ping",
      action: "ping",
      path: "/v9/ping",
      parameters: {},
      result: "none",
      anonymous: true,
    },
    listRows: {
      ...part,
      operationId: "listRows",
      action: "list",
      path: "/v9/rows",
      parameters: {
        tags,
        where: { in: "query", schema: text },
        cursor: { in: "query", schema: { ...text, maxLength: 8 } },
      },
      list: {
        items: "data.rows",
        id: "key",
        columns: ["key"],
        pageToken: "cursor",
        nextPageToken: "data.next",
      },
      filter: {
        parameter: "where",
        fields: { size: { type: "integer" }, topic: { type: "string", backed: false } },
      },
    },
  };
  const declared = (contentType: string) => ({
    "2XX": { description: "", headers: {}, examples: {}, contentType },
  });
  return {
    tables: { security: { header: "Authorization", prefix: "Bearer " } as object | null },
    // The literals widen, which the table's own constants do not.
    operations: all as unknown as Readonly<Record<keyof typeof all, Operation>>,
    responses: { getText: declared("text/html"), getSound: declared("audio/*") } as Record<string, Responses>,
  };
});
vi.mock("@covalkit/spec", async (original) => ({
  ...(await original<object>()),
  operations,
  get security() {
    return tables.security;
  },
}));
vi.mock("@covalkit/spec/responses", async (original) => ({ ...(await original<object>()), responses }));

const { createClient, createClientWith, AuthenticationError } = await import("@covalkit/client");
const { createProxy } = await import("@covalkit/client/proxy");
const { parse } = await import("@covalkit/filter");

// The types know today's operations alone.
const ALLOWED = Object.keys(operations) as never[];
const KEY = "sk-live-0123456789";

function answeredBy(step: () => Response) {
  const { fetch, requests: sent } = answering([step]);
  return { sent, fetch, apiKey: KEY, baseUrl: "https://api.test", retry: 0 };
}

const methodsOf = (options: Parameters<typeof createClientWith>[1]) =>
  createClientWith(
    {
      things: (core) => ({
        getText: core.call<(params: object) => Promise<string>>(operations.getText),
        ping: core.call<() => Promise<undefined>>(operations.ping),
      }),
    },
    options,
  ).things;

beforeEach(() => {
  tables.security = { header: "Authorization", prefix: "Bearer " };
});

describe("a client of an API that takes a bearer token", () => {
  it("sends the key behind its prefix", async () => {
    const { sent, ...options } = answeredBy(() => new Response("hello"));
    expect(await methodsOf(options).getText({ id: "1" })).toBe("hello");
    expect(sent[0]?.headers.get("authorization")).toBe(`Bearer ${KEY}`);
  });

  it("sends none where an operation takes none, does not ask for one, and says so after a 401", async () => {
    const { sent, ...options } = answeredBy(() => Response.json({}, { status: 401 }));
    const apiKey = vi.fn(() => KEY);
    const things = methodsOf({ ...options, apiKey });
    const error = await failure(things.ping());
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({
      message: expect.stringContaining("No key was sent: the API takes none here"),
    });
    expect(apiKey).not.toHaveBeenCalled();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.headers.has("authorization")).toBe(false);
    expect(await failure(things.getText({ id: "1" }))).toMatchObject({
      message: expect.stringContaining("which was asked twice"),
    });
  });

  it("says the key in no error, whatever the server says back", async () => {
    const { sent: _, ...options } = answeredBy(() => new Response(`Bearer ${KEY} is wrong`, { status: 400 }));
    expect(JSON.stringify(await failure(methodsOf(options).getText({ id: "1" })))).not.toContain(KEY);
  });
});

describe("an API that takes no key", () => {
  it("gets none", async () => {
    tables.security = null;
    const { sent, ...options } = answeredBy(() => Response.json({}, { status: 401 }));
    const { api } = createClient(options);
    expect((await api.GET("/v1/conversations")).response.status).toBe(401);
    expect(await failure(methodsOf(options).getText({ id: "1" }))).toMatchObject({
      message: expect.stringContaining("No key was sent: the API takes none here"),
    });
    expect([...(sent[0]?.headers.values() ?? [])].join()).not.toContain(KEY);
  });

  it("needs none in a proxy", async () => {
    tables.security = null;
    const { sent, ...options } = answeredBy(() => new Response("hello"));
    const proxy = createProxy({ ...options, apiKey: "", authorize: () => true, allow: ALLOWED });
    expect((await proxy(new Request("https://app.test/v9/texts/1"))).status).toBe(200);
    expect(sent).toHaveLength(1);
  });
});

describe("a proxy", () => {
  const proxied = (step: () => Response, constraint: object = {}) => {
    const { sent, ...options } = answeredBy(step);
    const proxy = createProxy({
      ...options,
      authorize: () => true,
      allow: ALLOWED,
      constrain: () => constraint,
    });
    return { sent, ask: (path: string) => proxy(new Request(`https://app.test${path}`)) };
  };

  it("passes text on with the declared type, and lets no script in it run", async () => {
    const { ask, sent } = proxied(
      () => new Response("<p>", { headers: { "content-type": "text/x", "set-cookie": "a=b" } }),
    );
    const response = await ask("/v9/texts/a%2Fb%20c");
    expect(sent[0]?.url).toBe("https://api.test/v9/texts/a%2Fb%20c");
    expect(sent[0]?.headers.get("authorization")).toBe(`Bearer ${KEY}`);
    expect(await response.text()).toBe("<p>");
    expect(Object.fromEntries(response.headers)).toEqual({
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; sandbox",
      "content-type": "text/html",
      "x-content-type-options": "nosniff",
    });
  });

  it("passes bytes on, without a type where the document names none", async () => {
    const bytes = Uint8Array.from([0, 200, 255]);
    const response = await proxied(() => new Response(bytes)).ask("/v9/sounds/1");
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
  });

  it("passes nothing on as nothing, and sends no key for it", async () => {
    const { ask, sent } = proxied(() => new Response("done"));
    const response = await ask("/v9/ping");
    expect([response.status, await response.text()]).toEqual([204, ""]);
    expect(sent[0]?.headers.has("authorization")).toBe(false);
  });

  it("reads and sends a list as its style says, and holds it to its schema", async () => {
    const { ask, sent } = proxied(() => Response.json({ data: { rows: [] } }));
    expect((await ask("/v9/rows?tags=a%2Cb,c%26")).status).toBe(200);
    expect(sent[0]?.url).toBe("https://api.test/v9/rows?tags=a%2Cb,c%26");
    const refused = await ask("/v9/rows?tags=a,b,c");
    expect(await refused.json()).toMatchObject({
      error: { details: [{ field: "tags", description: "Must have at most 2 items" }] },
    });
    expect(sent).toHaveLength(1);
  });

  it("pins a list of values", async () => {
    const { ask, sent } = proxied(() => Response.json({ data: { rows: [] } }), {
      params: { tags: ["x", "y"] },
    });
    expect((await ask("/v9/rows?tags=mine")).status).toBe(200);
    expect(sent[0]?.url).toBe("https://api.test/v9/rows?tags=x,y");
  });

  it("applies a pinned filter to items that lie deeper, and lets nothing else of the page out", async () => {
    const rows = [
      { key: "a", size: 1 },
      { key: "b", size: 2 },
    ];
    const { ask } = proxied(() => Response.json({ data: { rows, next: "t", total: 2 }, secret: 1 }), {
      filter: parse("size=1"),
    });
    expect(await (await ask("/v9/rows")).json()).toEqual({
      data: { rows: [rows[0]], next: expect.stringMatching(/^[\w-]{100,}$/) },
    });
  });

  it("holds a page token to the document's bounds, and not the seal around it", async () => {
    const answer = () => Response.json({ data: { rows: [], next: "12345678" } });
    const pinned = proxied(answer, { filter: parse("size=1") });
    const { data } = await (await pinned.ask("/v9/rows")).json();
    expect((await pinned.ask(`/v9/rows?cursor=${data.next}`)).status).toBe(200);
    expect(new URL(pinned.sent[1]?.url ?? "").searchParams.get("cursor")).toBe("12345678");
    const free = proxied(answer);
    expect((await free.ask("/v9/rows?cursor=12345678")).status).toBe(200);
    const refused = await free.ask("/v9/rows?cursor=123456789");
    expect(await refused.json()).toMatchObject({ error: { details: [{ field: "cursor" }] } });
    expect([refused.status, free.sent.length]).toEqual([400, 1]);
  });

  it("does not pin by a field that no item holds", async () => {
    const { ask, sent } = proxied(() => Response.json({}), { filter: parse("topic=mine AND size=1") });
    expect((await ask("/v9/rows")).status).toBe(500);
    expect(sent).toEqual([]);
  });

  it("refuses a path that the client would not write", async () => {
    const { ask, sent } = proxied(() => new Response(""));
    expect((await ask("/v9/texts/%252e%252e")).status).toBe(400);
    expect(sent).toEqual([]);
  });
});
