import { createClient, ResumeError } from "@covalkit/client";
import { type Constraint, createProxy, type ProxyOptions } from "@covalkit/client/proxy";
import { parse } from "@covalkit/filter";
import { createMockApi } from "@covalkit/mock";
import { describe, expect, it } from "vitest";
import {
  ask,
  inFrontOf,
  KEY,
  MOUNT,
  only,
  open,
  type ProxyReply,
  proxied,
  tenantOf,
  tenants,
} from "./proxy-setup.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
const OTHER_SECRET = "fedcba9876543210fedcba9876543210";

/** A proxy that pins whatever tenant a request says it is of. */
const ofTenants: Partial<ProxyOptions> = {
  constrain: (request) => only(request.headers.get("x-tenant") ?? ""),
};
const as = (tenant: string): RequestInit => ({ headers: { "x-tenant": tenant } });
const withToken = (query: string, { body }: ProxyReply): string =>
  `${query}&page_token=${encodeURIComponent(body.next_page_token ?? "")}`;

/** Proxies of the same rights in front of one API, as several processes would be. */
function fleet(secrets: readonly ProxyOptions["secret"][]) {
  const api = createMockApi({ conversations: tenants(60), apiKey: KEY });
  return secrets.map((secret) =>
    createProxy(open({ fetch: (request) => api.fetch(request), constrain: () => only("a"), secret })),
  );
}

const REFUSED = [
  {
    field: "page_token",
    description: "Was not given out here for this query and these rights; begin at the first page",
  },
];

describe("a page token that a proxy gives out while something is pinned", () => {
  it("is taken again for the same query, and opened", async () => {
    const { ask, upstream } = proxied(ofTenants);
    const first = await ask("?page_size=4", as("a"));
    const second = await ask(withToken("?page_size=4", first), as("a"));
    expect([second.status, second.body.conversations.length]).toEqual([200, 4]);
    expect(new URL(upstream[1]?.url ?? "").searchParams.get("page_token")).not.toBe(
      first.body.next_page_token,
    );
  });

  it("leaves it to the API whether the page size may change (AIP-158)", async () => {
    const ask = inFrontOf(() => Response.json({ conversations: [], next_page_token: "t" }), ofTenants);
    const first = await ask("?page_size=4", as("a"));
    expect((await ask(withToken("?page_size=9", first), as("a"))).status).toBe(200);
  });

  it("is refused to another tenant, and nothing is sent", async () => {
    const { ask, upstream } = proxied(ofTenants);
    const first = await ask("?page_size=4", as("a"));
    const replayed = await ask(withToken("?page_size=4", first), as("b"));
    expect([replayed.status, replayed.body.error.details]).toEqual([400, REFUSED]);
    expect(upstream).toHaveLength(1);
  });

  it.each(["?filter=status%21%3DDELETED", "?order_by=-create_time"])(
    "is refused with another query, %s",
    async (query) => {
      const { ask, upstream } = proxied(ofTenants);
      const first = await ask("?page_size=4", as("a"));
      const replayed = await ask(withToken(`${query}&page_size=4`, first), as("a"));
      expect([replayed.status, replayed.body.error.details]).toEqual([400, REFUSED]);
      expect(upstream).toHaveLength(1);
    },
  );

  it("is refused with another filter, though what is sent for both is the same", async () => {
    const { ask, upstream } = proxied(ofTenants);
    const involved = (number: number) =>
      `?page_size=4&filter=${encodeURIComponent(`status=FAILED OR status=DELETED OR metadata.number=${number}`)}`;
    const first = await ask(involved(1), as("a"));
    expect((await ask(withToken(involved(2), first), as("a"))).body.error.details).toEqual(REFUSED);
    expect((await ask(withToken(involved(1), first), as("a"))).status).toBe(200);
    expect(new Set(upstream.map(({ url }) => new URL(url).searchParams.get("filter"))).size).toBe(1);
  });

  it("is refused with another pin, though what is sent for both is the same", async () => {
    let filter = parse("metadata.tenant=a");
    const { ask, upstream } = proxied({ constrain: () => ({ filter }) });
    const query = `?page_size=4&filter=${encodeURIComponent("status!=DELETED")}`;
    const first = await ask(query);
    expect((await ask(withToken(query, first))).status).toBe(200);
    filter = parse("metadata.tenant=a AND status!=DELETED");
    expect((await ask(withToken(query, first))).body.error.details).toEqual(REFUSED);
    await ask(query);
    expect(new Set(upstream.map(({ url }) => new URL(url).searchParams.get("filter"))).size).toBe(1);
  });

  it("is refused with other pinned parameters, which an API might read from its token", async () => {
    let order = "create_time";
    const { ask } = proxied({ constrain: () => ({ params: { order_by: order } }) });
    const first = await ask("?page_size=4");
    expect((await ask(withToken("?page_size=4", first))).status).toBe(200);
    order = "-create_time";
    expect((await ask(withToken("?page_size=4", first))).body.error.details).toEqual(REFUSED);
  });

  it.each([
    ["of the API's own", (own: string) => own],
    ["that was made up", () => "AAAA"],
    ["of bytes alone", () => "A".repeat(200)],
    ["that is no base64", () => "%ZZ"],
  ])("is the only one that is taken: one %s is refused", async (_, make) => {
    let isPinned = false;
    const { ask, upstream } = proxied({ constrain: (): Constraint => (isPinned ? only("a") : {}) });
    const { body } = await ask("?page_size=10");
    isPinned = true;
    const token = encodeURIComponent(make(body.next_page_token ?? ""));
    const replayed = await ask(`?page_size=10&page_token=${token}`);
    expect([replayed.status, replayed.body.error.details]).toEqual([400, REFUSED]);
    expect(upstream).toHaveLength(1);
  });

  it("is refused with one character changed", async () => {
    const { ask } = proxied(ofTenants);
    const { body } = await ask("?page_size=4", as("a"));
    const token = body.next_page_token ?? "";
    for (const at of [0, 20, 30, token.length - 4]) {
      const changed = `${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`;
      expect((await ask(`?page_size=4&page_token=${changed}`, as("a"))).body.error.details).toEqual(REFUSED);
    }
  });

  it("shows nothing of the API's token, not even how long it is", async () => {
    const sealed = async (next_page_token: string) => {
      const reply = await inFrontOf(() => Response.json({ conversations: [], next_page_token }), ofTenants)(
        "",
        as("a"),
      );
      return reply.body.next_page_token ?? "";
    };
    const [short, long, again] = [
      await sealed("offset:9"),
      await sealed("offset:10000"),
      await sealed("offset:9"),
    ];
    expect(long).toHaveLength(short.length);
    expect(again).not.toBe(short);
    for (const token of [short, long, again]) {
      expect(token).toMatch(/^[\w-]+$/);
      expect(atob(token.replaceAll("-", "+").replaceAll("_", "/"))).not.toContain("offset");
    }
  });

  it.each(["ü\u{1f600} +/&", "t".repeat(3000)])(
    "carries whatever the API gives: %.10s",
    async (next_page_token) => {
      const asked: (string | null)[] = [];
      const ask = inFrontOf((request) => {
        asked.push(new URL(request.url).searchParams.get("page_token"));
        return Response.json({ conversations: [], next_page_token });
      }, ofTenants);
      const first = await ask("?page_size=4", as("a"));
      await ask(withToken("?page_size=4", first), as("a"));
      expect(asked).toEqual([null, next_page_token]);
    },
  );

  it.each([null, "", undefined, 7])("is null where the list ends with %j", async (next_page_token) => {
    const ask = inFrontOf(() => Response.json({ conversations: [], next_page_token }), ofTenants);
    expect((await ask("", as("a"))).body.next_page_token).toBeNull();
  });

  it("lets the page's client walk to the end, and go on; in another session that is a ResumeError", async () => {
    const { proxy, api } = proxied(ofTenants);
    const client = (tenant: string) =>
      createClient({ baseUrl: MOUNT, fetch: (request) => proxy(new Request(request, as(tenant))) });
    const listing = client("a").conversations.list({ page_size: 3 }, { limit: 7 });
    const found = await listing.toArray();
    const { outcome } = listing;
    if (!outcome || outcome.complete) throw new Error("The walk should have stopped at its limit.");
    const rest = await client("a").conversations.list.resume(outcome.resume).toArray();
    expect([...found, ...rest]).toHaveLength(
      api.conversations.filter((item) => tenantOf(item) === "a").length,
    );
    await expect(client("b").conversations.list.resume(outcome.resume).toArray()).rejects.toThrow(
      ResumeError,
    );
  });
});

describe("the secret of a proxy", () => {
  it("makes the tokens of one process good in another", async () => {
    const [one, other] = fleet([SECRET, SECRET]);
    if (!one || !other) throw new Error("There are two.");
    const query = "?page_size=4";
    expect((await ask(other, withToken(query, await ask(one, query)))).status).toBe(200);
  });

  it("that another one seals with opens nothing", async () => {
    const [one, other] = fleet([SECRET, OTHER_SECRET]);
    if (!one || !other) throw new Error("There are two.");
    const query = "?page_size=4";
    expect((await ask(other, withToken(query, await ask(one, query)))).body.error.details).toEqual(REFUSED);
  });

  it("is the process's own without one, for all its proxies", async () => {
    const [one, other, withSecret] = fleet([undefined, undefined, SECRET]);
    if (!one || !other || !withSecret) throw new Error("There are three.");
    const query = "?page_size=4";
    const first = await ask(one, query);
    expect((await ask(other, withToken(query, first))).status).toBe(200);
    expect((await ask(withSecret, withToken(query, first))).status).toBe(400);
  });

  it("can be changed while callers walk: the first of a list seals, any of them opens", async () => {
    const [before, knows, seals, after] = fleet([
      SECRET,
      [SECRET, OTHER_SECRET],
      [OTHER_SECRET, SECRET],
      OTHER_SECRET,
    ]);
    if (!before || !knows || !seals || !after) throw new Error("There are four.");
    const query = "?page_size=4";
    const old = await ask(before, query);
    const young = await ask(seals, query);
    for (const proxy of [before, knows, seals])
      expect((await ask(proxy, withToken(query, old))).status).toBe(200);
    expect((await ask(after, withToken(query, old))).status).toBe(400);
    for (const proxy of [knows, seals, after])
      expect((await ask(proxy, withToken(query, young))).status).toBe(200);
    expect((await ask(before, withToken(query, young))).status).toBe(400);
    expect((await ask(before, withToken(query, await ask(knows, query)))).status).toBe(200);
  });

  it.each(["short", "", ["x".repeat(32), "short"], 7, { 0: SECRET }])(
    "%j is refused, and not said",
    (secret) => {
      const make = () => createProxy({ ...open(), secret } as ProxyOptions); // what JavaScript may give
      expect(make).toThrow(/secret must be a text of at least 32 random characters/);
      expect(make).not.toThrow(/short/);
    },
  );
});

describe("a page token while nothing is pinned", () => {
  it("is the API's own, so that it is good in every process without a secret", async () => {
    const { ask, upstream } = proxied({ constrain: () => ({ maxPageSize: 10 }) });
    const first = await ask();
    expect((await ask(withToken("?page_size=10", first))).status).toBe(200);
    expect(new URL(upstream[1]?.url ?? "").searchParams.get("page_token")).toBe(first.body.next_page_token);
  });
});
