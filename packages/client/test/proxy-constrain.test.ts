import { conversationFilter as f } from "@covalkit/client";
import type { Constraint, ProxyOptions } from "@covalkit/client/proxy";
import { and, compile, type Expression, or, parse } from "@covalkit/filter";
import { listConversations } from "@covalkit/spec";
import { describe, expect, it, vi } from "vitest";
import { DEFAULT, LARGEST, SMALLEST } from "./page-sizes.ts";
import { inFrontOf, only, type ProxyReply, proxied, tenantOf, tenants } from "./proxy-setup.ts";

const filtered = (text: string) => `?page_size=${LARGEST}&filter=${encodeURIComponent(text)}`;
const sentFilter = (request: Request | undefined) => new URL(request?.url ?? "").searchParams.get("filter");
const foundTenants = ({ body }: ProxyReply) => new Set(body.conversations.map(tenantOf));

describe("a pinned filter", () => {
  it("is sent, and kept, where the caller has none", async () => {
    const { ask, upstream } = proxied({ constrain: () => only("a") });
    const answer = await ask(`?page_size=${LARGEST}`);
    expect(foundTenants(answer)).toEqual(new Set(["a"]));
    expect(answer.body.conversations).toHaveLength(20);
    expect(sentFilter(upstream[0])).toBe('metadata.tenant="a"');
  });

  it("is conjoined with the caller's, which only narrows it", async () => {
    const { ask, upstream, api } = proxied({ constrain: () => only("a") });
    const { body } = await ask(filtered("status=FAILED OR status=COMPLETED"));
    const expected = api.conversations.filter(
      (item) => tenantOf(item) === "a" && (item.status === "FAILED" || item.status === "COMPLETED"),
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(body.conversations).toHaveLength(expected.length);
    // The one text that every reading of AND and OR takes for the same.
    expect(sentFilter(upstream[0])).toBe(
      'metadata.tenant="a" AND status=FAILED OR status=COMPLETED AND metadata.tenant="a"',
    );
  });

  it.each([
    'metadata.tenant="b"',
    'metadata.tenant!="a"',
    'metadata.tenant="a" OR metadata.tenant="b"',
    'status=FAILED OR metadata.tenant="b" OR status=COMPLETED',
    "status!=DELETED",
  ])("is not escaped by %s", async (text) => {
    const { ask } = proxied({ constrain: () => only("a") });
    const answer = await ask(filtered(text));
    expect(answer.status).toBe(200);
    expect([...foundTenants(answer)].filter((tenant) => tenant !== "a")).toEqual([]);
  });

  it.each(["status=FAILED) OR (status=DELETED", '" OR metadata.tenant="b', "status=FAILED OR", ")"])(
    "is not escaped by the half text %s",
    async (text) => {
      const { ask, upstream } = proxied({ constrain: () => only("a") });
      expect((await ask(filtered(text))).status).toBe(400);
      expect(upstream).toEqual([]);
    },
  );

  it("holds though the API ignores filters", async () => {
    const everyone = { constrain: () => only("a") };
    const { api } = proxied();
    const ask = inFrontOf(() => Response.json({ conversations: api.conversations }), everyone);
    const answer = await ask();
    expect(answer.body.conversations).toHaveLength(20);
    expect(foundTenants(answer)).toEqual(new Set(["a"]));
  });

  it("holds for what is no conversation at all, and for what else the answer says", async () => {
    const body = {
      conversations: [null, "b", 7, ["a"], { metadata: "a" }],
      total_size: 99,
      sample: [{ tenant: "b" }],
    };
    const ask = inFrontOf(() => Response.json(body), { constrain: () => only("a") });
    expect((await ask()).body).toEqual({ conversations: [], next_page_token: null });
  });

  it.each([[{ conversations: {} }], [[]], [null], [{}]])(
    "holds for the answer %j, which is no list: 502",
    async (body) => {
      const ask = inFrontOf(() => Response.json(body), { constrain: () => only("a") });
      expect((await ask()).status).toBe(502);
    },
  );

  it("is made for each request, from the request", async () => {
    const constrain = vi.fn((request: Request) => only(request.headers.get("x-tenant") ?? ""));
    const { ask } = proxied({ constrain });
    expect(foundTenants(await ask("", { headers: { "x-tenant": "a" } }))).toEqual(new Set(["a"]));
    expect(foundTenants(await ask("", { headers: { "x-tenant": "b" } }))).toEqual(new Set(["b"]));
    expect(constrain.mock.calls[0]).toMatchObject([
      expect.any(Request),
      { operationId: "listConversations" },
    ]);
  });

  it.each([
    ["AND", and(f.metadata("tenant").eq("a"), f.status.ne("FAILED"))],
    ["OR of two", or(f.metadata("tenant").eq("a"), f.metadata("tenant").eq("b"))],
    ["OR of many", f.metadata("number").in([0, 2, 3, 4])],
    [
      "AND and one OR of two",
      and(f.status.ne("FAILED"), or(f.metadata("number").eq(1), f.status.eq("DELETED"))),
    ],
  ])("may itself have %s", async (_, pinned) => {
    const { ask, api } = proxied({ constrain: () => ({ filter: pinned }) });
    const { body } = await ask(filtered("(metadata.number=1 AND status!=PENDING) OR metadata.number=2"));
    const meant = and(pinned, parse("(metadata.number=1 AND status!=PENDING) OR metadata.number=2"));
    const expected = api.conversations.filter(compile(meant, listConversations.filter.fields));
    expect(expected.length).toBeGreaterThan(0);
    expect(body.conversations).toHaveLength(expected.length);
  });
});

describe("a constraint", () => {
  it("lowers a page size that is larger, and leaves one that is smaller", async () => {
    const { ask } = proxied({ constrain: () => ({ maxPageSize: 10 }) });
    expect((await ask(`?page_size=${LARGEST}`)).body.conversations).toHaveLength(10);
    expect((await ask("?page_size=3")).body.conversations).toHaveLength(3);
    expect((await ask()).body.conversations).toHaveLength(Math.min(DEFAULT ?? 10, 10));
  });

  it("whose maxPageSize is above what the document allows is lowered to that", async () => {
    const { ask, upstream } = proxied({ constrain: () => ({ maxPageSize: LARGEST + 1 }) });
    expect((await ask(`?page_size=${LARGEST}`)).status).toBe(200);
    expect(new URL(upstream[0]?.url ?? "").searchParams.get("page_size")).toBe(String(LARGEST));
    const least = Math.min(DEFAULT ?? LARGEST, LARGEST);
    expect((await ask()).status).toBe(200);
    expect(new URL(upstream[1]?.url ?? "").searchParams.get("page_size")).toBe(String(least));
  });

  it("leaves the default page size alone where that is smaller", async () => {
    const most = Math.min((DEFAULT ?? 0) + 10, LARGEST);
    const { ask } = proxied(
      { constrain: () => ({ maxPageSize: most }) },
      { conversations: tenants(most + 1) },
    );
    // A document without a default leaves it open what a page holds: only the most is certain then.
    expect((await ask()).body.conversations).toHaveLength(DEFAULT ?? most);
  });

  it("replaces the caller's parameters by its own", async () => {
    const { ask, upstream } = proxied({
      constrain: () => ({ params: { order_by: "create_time", page_size: 4 } }),
    });
    expect((await ask("?order_by=status&page_size=9")).body.conversations).toHaveLength(4);
    const sent = new URL(upstream[0]?.url ?? "").searchParams;
    expect([...sent].toSorted()).toEqual([
      ["order_by", "create_time"],
      ["page_size", "4"],
    ]);
  });

  const nothing = undefined as unknown as Expression; // what a look-up that finds nothing may lead to

  it.each<[string, unknown, RegExp]>([
    ["nothing", undefined, /returned no constraint/],
    ["null", null, /returned no constraint/],
    ["a filter that is not there", { filter: nothing }, /without a condition/],
    ["a filter without a condition", { filter: and(nothing) }, /without a condition/],
    ["a filter as text", { filter: "metadata.tenant=a" }, /without a condition/],
    ["a field that does not exist", { filter: parse("mislaid=a") }, /mislaid/],
    ["a status that does not exist", { filter: parse("status!=MISLAID") }, /MISLAID/],
    [
      "a filter with two readings",
      { filter: parse("status=FAILED AND metadata.a=1 OR metadata.b=2") },
      /parenthes/,
    ],
    [
      "a filter that servers may read in two ways, whatever its parentheses",
      { filter: parse("(status=FAILED AND metadata.a=1) OR metadata.b=2") },
      /would be read in two ways by servers; join comparisons by AND alone/,
    ],
    [
      "a filter with a quote in a value",
      { filter: f.metadata("tenant").eq('x" OR status!="') },
      /holds a quote/,
    ],
    [
      "a filter that is too long to be sent",
      { filter: f.metadata("tenant").in(Array.from({ length: 900 }, (_, index) => `t${index}`)) },
      /is longer than 8192 characters/,
    ],
    [
      "a misspelt property",
      { filters: parse("metadata.tenant=a") },
      /"filters" is not known; did you mean filter\?/,
    ],
    ["a page token", { params: { page_token: "t" } }, /no parameter page_token to pin/],
    ["a parameter that does not exist", { params: { mislaid: "a" } }, /no parameter mislaid/],
    ["a parameter without a value", { params: { order_by: undefined } }, /order_by must be given/],
    [
      "a parameter with a wrong value",
      { params: { page_size: SMALLEST - 1 } },
      new RegExp(`page_size must be between ${SMALLEST} and ${LARGEST}`),
    ],
    ["the filter among the parameters", { params: { filter: "status=FAILED" } }, /as an expression/],
    ["a page size that cannot be one", { maxPageSize: Number.NaN }, /maxPageSize must be an integer/],
    ["an endless page size", { maxPageSize: Infinity }, /maxPageSize must be an integer/],
    [
      "a page size below the least",
      { maxPageSize: SMALLEST - 1 },
      new RegExp(`maxPageSize must be between ${SMALLEST} and ${LARGEST}`),
    ],
  ])("of %s closes the proxy instead of opening it", async (_, constraint, message) => {
    const onError = vi.fn();
    // What JavaScript may return, whatever the type says.
    const constrain = (() => constraint) as ProxyOptions["constrain"] & (() => Constraint);
    const { ask, upstream } = proxied({ constrain, onError });
    const { status, body } = await ask();
    expect(status).toBe(500);
    expect(body.error).toEqual({
      code: "INTERNAL_ERROR",
      message: "An internal error occurred",
      details: [],
    });
    expect(onError.mock.calls[0]?.[0]).toMatchObject({
      code: "CONFIGURATION",
      message: expect.stringMatching(message),
    });
    expect(upstream).toEqual([]);
  });

  it("that cannot be made is a 500, and a response that it throws the answer", async () => {
    const failing = proxied({ constrain: () => Promise.reject(new Error("no tenant")) });
    const { status, text } = await failing.ask();
    expect(status).toBe(500);
    expect(text).not.toContain("no tenant");
    const answering = proxied({ constrain: () => Promise.reject(Response.json({}, { status: 402 })) });
    expect((await answering.ask()).status).toBe(402);
    expect([...failing.upstream, ...answering.upstream]).toEqual([]);
  });
});
