import type { Conversation } from "@covalkit/client";
import { createProxy } from "@covalkit/client/proxy";
import { format, parse } from "@covalkit/filter";
import { createMockApi } from "@covalkit/mock";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { LARGEST, SMALLEST } from "./page-sizes.ts";
import { filterText } from "./proxy-filters.ts";
import { READINGS } from "./proxy-readings.ts";
import {
  ask,
  type Handler,
  inFrontOf,
  KEY,
  only,
  open,
  proxied,
  tenantOf,
  tenants,
  walk,
} from "./proxy-setup.ts";

const conversations = tenants(45);
const isForeign = (item: Conversation): boolean => tenantOf(item) !== "a";

const ids = new Set(conversations.map((item) => item.conversation_id));

/** The same conversations to tenant `a`, and others to everyone else. */
const WORLDS: readonly (readonly Conversation[])[] = [
  conversations,
  conversations.filter((item) => !isForeign(item)),
  conversations.map((item) =>
    isForeign(item)
      ? {
          ...item,
          create_time: "2031-01-01T00:00:00Z",
          occurred_at: "2031-01-01T00:00:00Z",
          status: "FAILED",
        }
      : item,
  ),
  [...conversations, ...tenants(150).filter((item) => isForeign(item) && !ids.has(item.conversation_id))],
];

/** Servers that put parentheses where they like, and are right otherwise. */
const READ_IN_ONE_WAY = [
  "binds OR tighter",
  "binds AND tighter",
  "reads from left to right",
  "ends a value at any quote",
];

const proxyIn = (world: readonly Conversation[], reading: string): Handler => {
  const api = createMockApi({ conversations: [...world], apiKey: KEY });
  const read = READINGS[reading];
  if (!read) throw new Error(`There is no reading ${reading}`);
  return createProxy(open({ fetch: read((request) => api.fetch(request)), constrain: () => only("a") }));
};

/** All that a caller can see of the pages of a filter. A token's text is random; its length is not. */
const seenBy = async (proxy: Handler, query: Record<string, string>) =>
  (await walk(proxy, query)).map(({ status, body, headers }) => ({
    status,
    headers: [...headers.keys()],
    body: status === 200 ? { ...body, next_page_token: body.next_page_token?.length } : body,
  }));

describe.each(READ_IN_ONE_WAY)("what a tenant sees through a proxy in front of an API that %s", (reading) => {
  const proxies = WORLDS.map((world) => proxyIn(world, reading));

  /** One bit of a foreign row for each request, where page counts depend on it. */
  it.each([
    '(create_time>="SINCE" OR metadata.number=7) AND (status=FAILED OR metadata.number=8)',
    '(metadata.number=7 OR create_time>="SINCE") AND (metadata.number=8 OR status!=DELETED)',
    'metadata.number=7 OR metadata.number=8 OR create_time>="SINCE"',
    'create_time>="SINCE" AND (status=FAILED OR status=DELETED OR status!=PENDING)',
    '(metadata.tenant="b" AND create_time>="SINCE") OR (metadata.number=7 AND status=FAILED)',
    String.raw`external_conversation_id!="x\" OR create_time>=SINCE OR metadata.k=\""`,
    String.raw`status!=DELETED AND metadata.k!="x\" OR create_time>=SINCE OR metadata.k=\""`,
  ])("tells no bit of a foreign row's time, asked for with %s", async (filter) => {
    for (const year of [2020, 2025, 2030, 2040]) {
      const query = { filter: filter.replace("SINCE", `${year}-06-01T00:00:00Z`), page_size: "2" };
      const [first, ...others] = await Promise.all(proxies.map((proxy) => seenBy(proxy, query)));
      for (const other of others) expect(other).toEqual(first);
    }
  });

  it("is the same whatever foreign rows hold, for every filter", async () => {
    const page = fc.record({
      page_size: fc.constantFrom("3", "20"),
      order_by: fc.constantFrom("create_time", "-status"),
    });
    await fc.assert(
      fc.asyncProperty(filterText, page, async (filter, rest) => {
        const [first, ...others] = await Promise.all(
          proxies.map((proxy) => seenBy(proxy, { filter, ...rest })),
        );
        for (const other of others) expect(other).toEqual(first);
      }),
      { numRuns: 30 },
    );
  });
});

it("no token of one tenant's walk is taken from another, nor from the same one for another filter", async () => {
  const { proxy, upstream } = proxied({
    constrain: (request) => only(request.headers.get("x-tenant") ?? ""),
  });
  const askAs = (tenant: string, query: Record<string, string>) =>
    ask(proxy, `?${new URLSearchParams(query)}`, { headers: { "x-tenant": tenant } });
  await fc.assert(
    fc.asyncProperty(filterText, filterText, async (filter, other) => {
      const first = await askAs("a", { filter, page_size: String(SMALLEST) });
      const page_token = first.body.next_page_token;
      fc.pre(Boolean(page_token) && format(parse(filter)) !== format(parse(other)));
      const before = upstream.length;
      for (const [tenant, text] of [
        ["b", filter],
        ["b", `metadata.tenant="a" AND ${filter}`],
        ["", filter],
        ["a", other],
      ] as const) {
        const { status } = await askAs(tenant, {
          filter: text,
          page_size: String(SMALLEST),
          page_token: page_token ?? "",
        });
        expect(status).toBe(400);
      }
      expect(upstream).toHaveLength(before);
      expect(
        (await askAs("a", { filter, page_size: String(SMALLEST), page_token: page_token ?? "" })).status,
      ).toBe(200);
    }),
    { numRuns: 50 },
  );
});

describe("while a filter is pinned", () => {
  const sent = async (filter: string): Promise<string | null | undefined> => {
    const { ask, upstream } = proxied({ constrain: () => only("a") });
    await ask(`?filter=${encodeURIComponent(filter)}`);
    return upstream[0] && new URL(upstream[0].url).searchParams.get("filter");
  };

  it.each([
    ["status=FAILED AND metadata.number=1", 'metadata.tenant="a" AND status=FAILED AND metadata.number="1"'],
    [
      "status=FAILED AND (metadata.number=1 OR metadata.number=2 OR metadata.number=3)",
      'metadata.tenant="a" AND status=FAILED',
    ],
    ["status=FAILED OR metadata.number=1 OR metadata.number=2", 'metadata.tenant="a"'],
    ["(status=FAILED AND metadata.number=1) OR metadata.number=2", 'metadata.tenant="a"'],
  ])("of %s only what every server reads alike is sent: %s", async (filter, text) => {
    expect(await sent(filter)).toBe(text);
  });

  it("a value with a quote in it is not sent, for the document does not say how it is written", async () => {
    const filter = String.raw`status=FAILED AND external_conversation_id!="\" OR status!=\"DELETED"`;
    const { ask, upstream, api } = proxied({ constrain: () => only("a") });
    const { body } = await ask(`?page_size=${LARGEST}&filter=${encodeURIComponent(filter)}`);
    expect(new URL(upstream[0]?.url ?? "").searchParams.get("filter")).toBe(
      'metadata.tenant="a" AND status=FAILED',
    );
    const meant = api.conversations.filter(
      (item) => !isForeign(item) && item.status === "FAILED" && item.external_conversation_id,
    );
    expect(body.conversations).toHaveLength(meant.length);
  });

  it.each([
    "status=FAILED OR external_conversation_id>m OR metadata.number=1",
    String.raw`external_conversation_id>"a\"b"`,
  ])(
    "%s, which only the API can apply and servers read in two ways, is a 400 that says so",
    async (filter) => {
      const { ask, upstream } = proxied({ constrain: () => only("tenant-7") });
      const { status, body, text } = await ask(`?filter=${encodeURIComponent(filter)}`);
      expect(status).toBe(400);
      expect(body.error.details).toEqual([
        { field: "filter", description: expect.stringMatching(/two ways.*join by AND alone/) },
      ]);
      expect(text).not.toContain("tenant");
      expect(upstream).toEqual([]);
    },
  );

  it("items outside it are held back, and onError is told that the API returned some", async () => {
    const onError = vi.fn();
    const answer = () => Response.json({ conversations, next_page_token: null });
    const { body } = await inFrontOf(answer, { constrain: () => only("a"), onError })();
    expect(body.conversations.filter(isForeign)).toEqual([]);
    expect(onError).toHaveBeenCalledOnce();
    expect(onError.mock.calls[0]?.[0]).toMatchObject({
      name: "InvalidResponseError",
      message: expect.stringContaining("30 of 45 items do not meet the pinned filter"),
    });
  });
});
