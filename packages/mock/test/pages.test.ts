import { fingerprint, listConversations, type Operation } from "@covalkit/spec";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMockApi, generateConversations, manualClock } from "../src/index.ts";
import { ask, page, refusal, walk } from "./ask.ts";
import { USUAL } from "./page-sizes.ts";

const conversations = generateConversations({ count: 137, seed: 5 });
const ids = conversations.map(({ conversation_id }) => conversation_id);
/** How long the pages of a walk are. */
const SIZE = 10;
/** One more than a page holds that nobody asked a size of. */
const more = generateConversations({ count: USUAL + 1, seed: 5 });

describe.each(["offset", "keyset"] as const)("pages by %s", (paging) => {
  test("a walk lists every conversation once and ends with null", async () => {
    const api = createMockApi({ conversations, paging });
    const pages = await walk(api, { page_size: 10 });
    expect(pages.map(({ length }) => length)).toEqual([...Array(13).fill(10), 7]);
    expect(pages.flat().toSorted()).toEqual(ids.toSorted());
  });

  test("a page that ends the list exactly carries no token", async () => {
    const api = createMockApi({ conversations: conversations.slice(0, 20), paging });
    expect((await walk(api, { page_size: 10 })).map(({ length }) => length)).toEqual([10, 10]);
  });

  test("an empty list is one empty page", async () => {
    expect(await page(createMockApi({ paging }))).toEqual({ conversations: [], next_page_token: null });
  });

  test("the size is the declared default when none is asked for", async () => {
    const body = await page(createMockApi({ conversations: more, paging }));
    expect(body.conversations).toHaveLength(USUAL);
  });

  test("a token belongs to its filter, order and page size", async () => {
    const api = createMockApi({ conversations, paging });
    const query = { page_size: 5, filter: "status=COMPLETED", order_by: "create_time" };
    const { next_page_token: token } = await page(api, query);
    if (!token) throw new Error("a token was expected");
    expect((await page(api, { ...query, page_token: token })).conversations).toHaveLength(5);
    for (const [name, value] of [
      ["page_size", 6],
      ["filter", "status=FAILED"],
      ["order_by", "-create_time"],
    ] as const) {
      const { details } = await refusal(api, { ...query, [name]: value, page_token: token });
      expect(details).toEqual([
        { field: "page_token", description: expect.stringContaining(`for another ${name};`) },
      ]);
    }
  });

  test("a default written out is the same query as one left out", async () => {
    const api = createMockApi({ conversations: more, paging });
    const { parameters }: Operation = listConversations;
    const defaults = Object.entries(parameters).flatMap(([name, { schema }]) =>
      schema.default === undefined ? [] : [[name, String(schema.default)]],
    );
    expect(defaults.length).toBeGreaterThan(0);
    const { next_page_token: token } = await page(api);
    const second = await page(api, { ...Object.fromEntries(defaults), page_token: token ?? "" });
    expect(second.conversations).toHaveLength(1);
  });

  test("a token that was changed by one character is refused", async () => {
    const api = createMockApi({ conversations, paging });
    const { next_page_token: token } = await page(api, { page_size: 5 });
    for (let at = 0; at < (token ?? "").length; at += 7) {
      const other = token?.[at] === "A" ? "B" : "A";
      const forged = `${token?.slice(0, at)}${other}${token?.slice(at + 1)}`;
      const { details } = await refusal(api, { page_size: 5, page_token: forged });
      expect(details[0]?.field).toBe("page_token");
    }
  });

  test("a token that was forged is refused, whatever it holds", async () => {
    const api = createMockApi({ conversations, paging });
    const { next_page_token: token = "" } = await page(api, { page_size: 5 });
    const [, issued = ""] = Buffer.from(token ?? "", "base64url")
      .toString()
      .split(/ (.*)/s);
    const payload = JSON.parse(issued);
    const wrong = [
      null,
      5,
      [],
      "x",
      {},
      { ...payload, at: null },
      { ...payload, at: {} },
      { ...payload, at: [1] },
    ];
    const more = [
      { ...payload, at: -1 },
      { ...payload, at: 1.5 },
      { ...payload, bound: null },
    ];
    for (const each of [...wrong, ...more]) {
      const text = JSON.stringify(each);
      const forged = Buffer.from(`${fingerprint(`page token: ${text}`)} ${text}`).toString("base64url");
      expect((await refusal(api, { page_size: 5, page_token: forged })).details[0]?.field).toBe("page_token");
    }
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (bytes) => {
        const forged = Buffer.from(bytes).toString("base64url");
        const answer = await ask(api, { page_size: 5, page_token: forged });
        expect(answer.status).toBe(forged === "" ? 200 : 400);
      }),
    );
  });

  test("a token expires by the mock's clock", async () => {
    const clock = manualClock();
    const api = createMockApi({ conversations, paging, clock, tokenTtlMs: 1000 });
    const { next_page_token: token } = await page(api, { page_size: 5 });
    await clock.advance(1000);
    expect((await ask(api, { page_size: 5, page_token: token ?? "" })).status).toBe(200);
    await clock.advance(1);
    const { details } = await refusal(api, { page_size: 5, page_token: token ?? "" });
    expect(details[0]?.description).toContain("expired");
  });
});

test("pages by offset: a newcomer at the head shifts the rows, so that one comes twice", async () => {
  const api = createMockApi({ conversations });
  const pages = await walk(api, { page_size: SIZE, order_by: "-create_time" }, (count) => {
    if (count === 1) api.add({ ...newcomer, create_time: "2030-01-01T00:00:00Z" });
  });
  expect(pages[1]?.[0]).toBe(pages[0]?.at(-1));
});

test("pages by offset: a departure from the head hides a row", async () => {
  const api = createMockApi({ conversations });
  const pages = await walk(api, { page_size: SIZE, order_by: "create_time" }, (count) => {
    if (count === 1) api.remove(ids[0] ?? "");
  });
  expect(new Set(pages.flat()).size).toBe(136);
});

test("pages by keyset: neither newcomers nor departures disturb a walk", async () => {
  const api = createMockApi({ conversations, paging: "keyset" });
  const pages = await walk(api, { page_size: SIZE, order_by: "-create_time" }, (count) => {
    if (count > 1) return;
    api.add({ ...newcomer, create_time: "2030-01-01T00:00:00Z" });
    // The very one that the token names.
    api.remove(api.conversations.toSorted(byTimeDescending)[SIZE]?.conversation_id ?? "");
  });
  expect(pages.flat().toSorted()).toEqual(ids.toSorted());
});

test.each([
  ["null", { conversations: [], next_page_token: null }],
  ["absent", { conversations: [] }],
  ["empty", { conversations: [], next_page_token: "" }],
] as const)("the last page's token can be %s", async (lastPageToken, body) => {
  expect(await page(createMockApi({ lastPageToken }))).toEqual(body);
});

test("an empty token is the first page", async () => {
  const api = createMockApi({ conversations });
  expect(await page(api, { page_token: "" })).toEqual(await page(api));
});

test("a token outlives the mock that gave it out", async () => {
  const { next_page_token: token } = await page(createMockApi({ conversations }), { page_size: 5 });
  const again = await page(createMockApi({ conversations }), { page_size: 5, page_token: token ?? "" });
  expect(again.conversations).toHaveLength(5);
});

const newcomer = { conversation_id: "newcomer00000000000000", status: "PENDING" as const };

function byTimeDescending(
  a: { create_time: string; conversation_id: string },
  b: { create_time: string; conversation_id: string },
): number {
  if (a.create_time !== b.create_time) return a.create_time < b.create_time ? 1 : -1;
  return a.conversation_id < b.conversation_id ? -1 : 1;
}

test("a page that nobody asked a size of is no longer than the document allows, where that has no default", async () => {
  const { pageSize } = listConversations.list;
  const most = { in: "query", schema: { type: "integer", minimum: 1, maximum: 7 } } as const;
  const operation: Operation = {
    ...listConversations,
    parameters: { ...listConversations.parameters, [pageSize]: most },
  };
  const api = createMockApi({ conversations, operations: { listConversations: operation } });
  expect((await page(api)).conversations).toHaveLength(7);
});
