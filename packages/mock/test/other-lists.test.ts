import type { Schema } from "@covalkit/spec";
import { violationOf } from "@covalkit/spec/interpret";
import { expect, test } from "vitest";
import { createMockApi } from "../src/index.ts";
import { get, type ListOfThings, listOfThings } from "./own-table.ts";

const things = Array.from({ length: 5 }, (_, index) => ({ thing_id: `thing-${index}` }));
const items = { type: "array", items: { $ref: "#/components/schemas/Thing" } };
const object = (properties: Record<string, Schema>, required: readonly string[] = []): Schema => ({
  type: "object",
  properties,
  required,
});

const limit = { in: "query", schema: { type: "integer", maximum: 9, default: 2 } } as const;

const CURSORS: ListOfThings = {
  parameters: { limit },
  list: { items: "data.rows", pageToken: "cursor", pageSize: "limit", nextPageToken: "meta.next_cursor" },
  page: object(
    {
      data: object({ rows: items, kind: { const: "rows" } }, ["kind"]),
      meta: object(
        {
          next_cursor: { type: "string" },
          total: { type: "integer", multipleOf: 7, minimum: 7, maximum: 700 },
        },
        ["total"],
      ),
    },
    ["data"],
  ),
};

test("a list with names of its own, and objects around its items and token, is walked", async () => {
  const table = listOfThings(CURSORS);
  const api = createMockApi({ ...table, items: { things } });
  const schema = table.responses.listThings?.["200"]?.schema ?? {};
  const seen: string[] = [];
  let cursor: string | undefined = "";
  for (let pages = 0; cursor !== undefined; pages++) {
    const { body } = await get(api, `/things?cursor=${cursor}`);
    expect(violationOf(body, schema, { schemas: table.schemas })).toBeUndefined();
    seen.push(...body.data.rows.map(({ thing_id }: { thing_id: string }) => thing_id));
    cursor = body.meta.next_cursor;
    expect(pages).toBeLessThan(3);
  }
  expect(seen).toEqual(things.map(({ thing_id }) => thing_id));
});

test("what a page must have beside that is constant or made up, and what is made up is told", async () => {
  const api = createMockApi({ ...listOfThings(CURSORS), items: { things: [] } });
  const { body } = await get(api, "/things");
  expect(body).toEqual({ data: { kind: "rows", rows: [] }, meta: { total: expect.any(Number) } });
  expect(api.notices).toEqual([
    "GET /things: meta.total is the document's example or made up, and says nothing of the page",
  ]);
});

test("the document's example comes before what is made up", async () => {
  const examples = {
    page: { data: { kind: "rows", rows: [{ thing_id: "shown" }] }, meta: { total: 7, next_cursor: "x" } },
  };
  const api = createMockApi({ ...listOfThings({ ...CURSORS, examples }), items: { things: [] } });
  expect((await get(api, "/things")).body.meta).toEqual({ total: 7 });
});

test.each([
  ["null where the document has it", { type: ["string", "null"] }, { things: [], next: null }],
  ["left out where it does not", { type: "string" }, { things: [] }],
])("the last page's token is %s", async (_, next, body) => {
  const api = createMockApi(listOfThings({ page: object({ things: items, next }) }));
  expect((await get(api, "/things")).body).toEqual(body);
});

test("the last page's token is empty where it must be there, and a text", async () => {
  const page = object({ things: items, next: { type: "string" } }, ["next"]);
  expect((await get(createMockApi(listOfThings({ page })), "/things")).body).toEqual({
    things: [],
    next: "",
  });
});

test("a body of several shapes is the one that is the list", async () => {
  const list = object({ kind: { const: "list" }, things: items, next: { type: ["string", "null"] } }, [
    "kind",
  ]);
  const count = object({ kind: { const: "count" }, count: { type: "integer" } }, ["kind", "count"]);
  const table = listOfThings({ page: { oneOf: [count, list] } });
  const api = createMockApi({ ...table, items: { things } });
  expect((await get(api, "/things")).body).toEqual({ kind: "list", things, next: null });
  expect(api.notices).toEqual([]);
});

test("a page comes with the status that the document has", async () => {
  const table = listOfThings({});
  const [response] = Object.values(table.responses.listThings ?? {});
  if (!response) throw new Error("the list has a response");
  const status = async (code: string) =>
    (await get(createMockApi({ ...table, responses: { listThings: { [code]: response } } }), "/things"))
      .status;
  expect([await status("203"), await status("2XX")]).toEqual([203, 200]);
});

test("items whose ids are numbers are listed, found and changed", async () => {
  const item = object({ thing_id: { type: "integer" }, size: { type: "integer" } }, ["thing_id"]);
  const api = createMockApi({ ...listOfThings({ item }), items: { things: [{ thing_id: 17 }] } });
  api.collection("things").update("17", { size: 3 });
  expect((await get(api, "/things")).body.things).toEqual([{ thing_id: 17, size: 3 }]);
});
