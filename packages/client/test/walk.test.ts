import { conversationFilter as f, PageLoopError } from "@covalkit/client";
import { and } from "@covalkit/filter";
import { describe, expect, it, vi } from "vitest";
import { failure, idsOf, page, scripted } from "./scripted.ts";

describe("a listing", () => {
  it("sends nothing before it is awaited or iterated", () => {
    const { client, requests } = scripted([page([])]);
    client.conversations.list();
    expect(requests).toHaveLength(0);
  });

  it("awaited is one page, as the API sent it, asked for once", async () => {
    const { client, requests } = scripted([{ ...page(["a"], "t1"), extra: 1 }]);
    const listing = client.conversations.list({ page_size: 1 });
    expect(await listing).toEqual({ ...page(["a"], "t1"), extra: 1 });
    await listing;
    expect(requests).toHaveLength(1);
  });

  it("behaves as a promise", async () => {
    const { client } = scripted([new Error("no network")], { retry: 0 });
    const onFinally = vi.fn();
    const caught = await client.conversations
      .list()
      .finally(onFinally)
      .catch((error: Error) => error.name);
    expect(caught).toBe("ConnectionError");
    expect(onFinally).toHaveBeenCalledOnce();
  });

  it("iterated is every item of every page", async () => {
    const { client, asked } = scripted([page(["a", "b"], "t1"), page(["c"], "t2"), page(["d"])]);
    expect(idsOf(await client.conversations.list().toArray())).toEqual(["a", "b", "c", "d"]);
    expect(asked("page_token")).toEqual([null, "t1", "t2"]);
  });

  it("reads a filter once, however often it is used", async () => {
    let reads = 0;
    const counted = {
      ...f.status.eq("FAILED"),
      get value() {
        reads++;
        return "FAILED";
      },
    };
    const { client, asked } = scripted([page(["a"])]);
    const listing = client.conversations.list({ filter: counted });
    await listing;
    const once = reads;
    await listing.toArray();
    await listing.toArray();
    expect(once).toBeGreaterThan(0);
    expect(reads).toBe(once);
    expect(asked("filter")).toEqual(Array(3).fill("status=FAILED"));
  });

  it("starts at the token it is given", async () => {
    const { client, asked } = scripted([page(["c"])]);
    await client.conversations.list({ page_token: "t2" }).toArray();
    expect(asked("page_token")).toEqual(["t2"]);
  });

  it("sends filter, order and page size along with every token", async () => {
    const { client, asked } = scripted([page(["a"], "t1"), page(["b"])]);
    await client.conversations
      .list({ filter: "status=FAILED", order_by: "-create_time", page_size: 7 })
      .toArray();
    expect(asked("filter")).toEqual(["status=FAILED", "status=FAILED"]);
    expect(asked("order_by")).toEqual(["-create_time", "-create_time"]);
    expect(asked("page_size")).toEqual(["7", "7"]);
  });

  it.each([
    ["undefined", undefined],
    ["an empty text", ""],
    ["a blank text", "  "],
    ["an empty expression", and(undefined)],
  ])("sends no filter for %s", async (_, filter) => {
    const { client, asked } = scripted([page([])]);
    await client.conversations.list({ filter });
    expect(asked("filter")).toEqual([null]);
  });

  it("follows an empty page that has a token", async () => {
    const { client } = scripted([page([], "t1"), page([], "t2"), page(["a"])]);
    expect(idsOf(await client.conversations.list().toArray())).toEqual(["a"]);
  });

  it.each([
    ["null", null],
    ["an absent", undefined],
    ["an empty", ""],
  ])("ends at %s token", async (_, token) => {
    const { client, requests } = scripted([page(["a"], token)]);
    const listing = client.conversations.list();
    await listing.toArray();
    expect(listing.outcome).toEqual({ complete: true, pages: 1, items: 1, duplicates: 0, malformed: 0 });
    expect(requests).toHaveLength(1);
  });

  it("hands out the pages of a loop, then fails with the token's fingerprint", async () => {
    const { client, requests } = scripted([page(["a"], "t1"), page(["b"], "t1")]);
    const seen: string[] = [];
    const error = await failure(
      (async () => {
        for await (const { conversation_id } of client.conversations.list()) seen.push(conversation_id);
      })(),
    );
    expect(error).toBeInstanceOf(PageLoopError);
    expect(error).toMatchObject({
      code: "PAGE_LOOP",
      pages: 2,
      tokenFingerprint: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
    expect(String(error)).not.toContain("t1");
    expect(seen).toEqual(["a", "b"]);
    expect(requests).toHaveLength(2);
  });

  it("drops an id that came before, and counts it", async () => {
    const { client } = scripted([page(["a", "b"], "t1"), page(["b", "c"])]);
    const listing = client.conversations.list();
    expect(idsOf(await listing.toArray())).toEqual(["a", "b", "c"]);
    expect(listing.outcome).toMatchObject({ complete: true, items: 3, duplicates: 1 });
  });

  it("hands out a row that came to match while the walk went on", async () => {
    const row = (status: string) => ({ conversation_id: "x", status, metadata: { k: "v" } });
    const { client } = scripted([
      { conversations: [row("PENDING")], next_page_token: "t1" },
      { conversations: [row("FAILED")] },
    ]);
    const filter = '(status=FAILED AND metadata.k="v") OR status=DELETED';
    expect(idsOf(await client.conversations.list({ filter }).toArray())).toEqual(["x"]);
  });

  it("awaited, or page by page, holds what the filter means and no more", async () => {
    const body = {
      conversations: ["FAILED", "PENDING"].map((status) => ({
        conversation_id: status,
        status,
        metadata: { k: "v" },
      })),
    };
    const { client } = scripted([body]);
    const filter = '(status=FAILED AND metadata.k="v") OR status=DELETED';
    const onPage = vi.fn();
    expect(idsOf((await client.conversations.list({ filter }, { onPage })).conversations)).toEqual([
      "FAILED",
    ]);
    expect(onPage).toHaveBeenCalledWith({ page: 1, items: 1, last: true });
    for await (const { conversations } of client.conversations.list({ filter }).pages()) {
      expect(idsOf(conversations)).toEqual(["FAILED"]);
    }
  });

  it("hands out empty pages as pages", async () => {
    const { client } = scripted([page([], "t1"), page(["a"])]);
    let count = 0;
    for await (const _ of client.conversations.list().pages()) count++;
    expect(count).toBe(2);
  });

  it("asks for 10,000 pages at most, unless told otherwise", async () => {
    let number = 0;
    const { client, requests } = scripted([() => Response.json(page([`id${number}`], `t${++number}`))]);
    expect(await failure(client.conversations.list().toArray())).toMatchObject({ code: "MAX_PAGES" });
    expect(requests).toHaveLength(10_000);
  });

  it("tells onPage of each page", async () => {
    const { client } = scripted([page(["a", "b"], "t1"), page(["b"])]);
    const onPage = vi.fn();
    await client.conversations.list({}, { onPage }).toArray();
    expect(onPage.mock.calls).toEqual([
      [{ page: 1, items: 2, last: false }],
      [{ page: 2, items: 0, last: true }],
    ]);
  });
});

describe("a body that breaks the contract", () => {
  it.each([
    ["no object", [], ""],
    ["no items", {}, "conversations"],
    ["items that are no array", { conversations: {} }, "conversations"],
    ["an item that is no object", { conversations: [{}, "x"] }, "conversations[1]"],
    ["a token that is no string", { conversations: [], next_page_token: 5 }, "next_page_token"],
  ])("%s is an error that says where", async (_, body, path) => {
    const { client } = scripted([body]);
    const expected = { code: "INVALID_RESPONSE", path };
    expect(await failure(client.conversations.list())).toMatchObject(expected);
    expect(await failure(client.conversations.list().toArray())).toMatchObject(expected);
  });

  it("items that are no objects are skipped and counted when asked", async () => {
    const { client } = scripted([{ conversations: ["x", null, { conversation_id: "a" }, []] }]);
    const listing = client.conversations.list({}, { malformed: "skip" });
    expect(idsOf(await listing.toArray())).toEqual(["a"]);
    expect(listing.outcome).toMatchObject({ complete: true, items: 1, malformed: 3 });
  });
});
