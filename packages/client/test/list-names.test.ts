import { FilterEmitError, InvalidResponseError } from "@covalkit/client";
import { describe, expect, it } from "vitest";
import { clientOf, operation } from "./document.ts";
import { failure } from "./scripted.ts";

const text = { type: "string" } as const;

/** A list whose names are nobody's standard. */
const table = operation({
  operationId: "listRows",
  parameters: {
    cursor: { in: "query", schema: text },
    limit: { in: "query", schema: { type: "integer" } },
    where: { in: "query", schema: text },
  },
  list: {
    items: "data.rows",
    id: "key",
    columns: ["key"],
    pageSize: "limit",
    pageToken: "cursor",
    nextPageToken: "meta.next.cursor",
  },
  filter: {
    parameter: "where",
    fields: {
      state: { enum: ["ON", "OFF"] },
      size: { type: "integer" },
      topic: { type: "string", backed: false },
    },
  },
});

const body = (keys: readonly string[], cursor?: string | null) => ({
  data: { rows: keys.map((key) => ({ key, state: "ON", size: 1 })), total: 9 },
  meta: { next: { cursor }, took: 3 },
  other: true,
});

describe("a list with names and places of its own", () => {
  it("is walked to its end", async () => {
    const { things, requests } = clientOf(table, [body(["a", "b"], "t 1"), body(["b", "c"], null)]);
    const listing = things.list({ limit: 2 });
    expect(await listing.toArray()).toMatchObject([{ key: "a" }, { key: "b" }, { key: "c" }]);
    expect(listing.outcome).toMatchObject({ complete: true, pages: 2, items: 3, duplicates: 1 });
    expect(requests.map(({ url }) => new URL(url).search)).toEqual(["?limit=2", "?limit=2&cursor=t%201"]);
  });

  it("hands out pages in the API's own shape, without what is taken out", async () => {
    const { things } = clientOf(table, [body(["a", "b"], "t"), body(["b", "c"])]);
    const pages: object[] = [];
    for await (const page of things.list().pages()) pages.push(page);
    expect(pages).toEqual([body(["a", "b"], "t"), body(["c"])]);
  });

  it("is filtered by what cannot be sent, page by page", async () => {
    const where = "(state=ON AND size=1) OR (state=OFF AND size=2)";
    const mixed = body(["a", "b"], "t");
    const [first, second] = mixed.data.rows;
    const sent = { ...mixed, data: { ...mixed.data, rows: [{ ...first, size: 2 }, second] } };
    const page = await clientOf(table, [sent]).things.list({ where });
    expect(page).toEqual({ ...sent, data: { rows: [second], total: 9 } });
  });

  it("goes on from where it stopped, by its own token", async () => {
    const { things, requests } = clientOf(table, [body(["a"], "t"), body(["b"], "u")]);
    const listing = things.list({}, { limit: 1 });
    await listing.toArray();
    expect(listing.outcome).toMatchObject({ complete: false, reason: "limit", resume: { pageToken: "t" } });
    await things.list({ cursor: "t" });
    expect(requests.map(({ url }) => new URL(url).searchParams.get("cursor"))).toEqual([null, "t"]);
  });

  it.each([
    [{ status: "still counting" }, "data.rows"],
    [{ data: [] }, "data.rows"],
    [{ data: { rows: {} } }, "data.rows"],
    [{ data: { rows: [5] } }, "data.rows[0]"],
    [{ data: { rows: [] }, meta: { next: { cursor: 5 } } }, "meta.next.cursor"],
  ])("%j, which is another answer than the list, is an error that says where", async (answer, path) => {
    const error = await failure(clientOf(table, [answer]).things.list());
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(error).toMatchObject({ path });
  });

  it("ends where the token's object is missing", async () => {
    const listing = clientOf(table, [{ data: { rows: [{ key: "a" }] } }]).things.list();
    expect(await listing.toArray()).toEqual([{ key: "a" }]);
    expect(listing.outcome?.complete).toBe(true);
  });

  it("sends a field that its items do not hold, and refuses to filter by it", async () => {
    const { things, requests } = clientOf(table, [body(["a"])]);
    expect(await things.list({ where: "topic=refunds" }).toArray()).toHaveLength(1);
    expect(new URL(requests[0]?.url ?? "").searchParams.get("where")).toBe('topic="refunds"');
    const mixed = things.list({ where: "(topic=refunds AND size=1) OR state=OFF" });
    expect(await failure(mixed)).toBeInstanceOf(FilterEmitError);
    expect(requests).toHaveLength(1);
  });
});
