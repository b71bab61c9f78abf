import type { Schema } from "@covalkit/spec";
import { describe, expect, test } from "vitest";
import { createMockApi, type MockOptions } from "../src/index.ts";
import { get, type ListOfThings, listOfThings, text } from "./own-table.ts";

const things = [3, 1, 2].map((size) => ({
  thing_id: `thing-${size}`,
  size,
  filed_at: `2025-11-0${size}T00:00:00Z`,
}));

const serving = (own: ListOfThings, options: MockOptions = {}) =>
  createMockApi({ ...listOfThings(own), items: { things }, ...options });

async function ids(own: ListOfThings, query: string): Promise<string[]> {
  const { body } = await get(serving(own), `/things?${query}`);
  return body.things.map(({ thing_id }: { thing_id: string }) => thing_id);
}

async function refusals(own: ListOfThings, query: string): Promise<unknown> {
  const { status, body } = await get(serving(own), `/things?${query}`);
  expect(status).toBe(400);
  return body.error.details;
}

test("of the API's own document nothing is answered with 400 for want of an evaluation", () => {
  expect(createMockApi().notices.filter((notice) => notice.includes("400"))).toEqual([]);
});

describe("a filter of which the document does not say what it compares", () => {
  const own = { parameters: { filter: text() } };
  const words = "The mock cannot evaluate it: the document does not say with x-filter what it compares";

  test("is refused where it is used", async () => {
    expect(await refusals(own, "filter=size%3D1")).toEqual([{ field: "filter", description: words }]);
    expect(await ids(own, "")).toHaveLength(3);
    expect(await ids(own, "filter=")).toHaveLength(3);
  });

  test("is told before the first request", () => {
    expect(serving(own).notices).toEqual([`GET /things: filter is answered with 400. ${words}`]);
  });
});

describe("an order", () => {
  const sorted = (schema: Schema): ListOfThings => ({
    parameters: { sort: text(schema) },
    operation: { orderBy: "sort" },
  });

  test("without values is refused where it is used, and told", async () => {
    const own = sorted({ type: "string" });
    const words = "The mock cannot sort by it: the document lists no values of it";
    expect(await refusals(own, "sort=size")).toEqual([{ field: "sort", description: words }]);
    expect(serving(own).notices).toEqual([`GET /things: sort is answered with 400. ${words}`]);
    expect(await ids(own, "")).toEqual(["thing-3", "thing-1", "thing-2"]);
  });

  test("that names no property of the items is refused, the others are not", async () => {
    const own = sorted({ type: "string", enum: ["size", "relevance"], default: "relevance" });
    const words = 'The mock cannot sort by "relevance": it names no property of the items';
    expect(await refusals(own, "sort=relevance")).toEqual([{ field: "sort", description: words }]);
    expect(serving(own).notices).toEqual([`GET /things: sort=relevance is answered with 400. ${words}`]);
    expect(await ids(own, "sort=size")).toEqual(["thing-1", "thing-2", "thing-3"]);
    // Nobody asked for it.
    expect(await ids(own, "")).toEqual(["thing-3", "thing-1", "thing-2"]);
  });

  test.each(["-size", "size desc", "size:desc", "-filed_at"])("%s is descending", async (value) => {
    const own = sorted({ type: "string", enum: [value] });
    expect(await ids(own, `sort=${encodeURIComponent(value)}`)).toEqual(["thing-3", "thing-2", "thing-1"]);
  });

  test("by several fields is refused", async () => {
    const own = sorted({ type: "array", items: { enum: ["size", "-filed_at"] } });
    expect(await ids(own, "sort=size")).toEqual(["thing-1", "thing-2", "thing-3"]);
    expect(await refusals(own, "sort=size&sort=-filed_at")).toEqual([
      { field: "sort", description: "The mock sorts by one field at a time" },
    ]);
  });
});

describe("a filter field that no property of the items holds", () => {
  const fields = {
    size: { type: "integer" },
    text: { type: "string", backed: false },
    "labels.*": { backed: false },
  } as const;
  const own = { parameters: { where: text() }, operation: { filter: { parameter: "where", fields } } };

  test.each(["text", "labels.colour"])("%s is refused where it is compared", async (field) => {
    expect(await refusals(own, `where=size%3D1 AND ${field}%3Dx`)).toEqual([
      {
        field: "where",
        description: `The mock cannot compare "${field}": no property of the items holds it, so only the API can`,
      },
    ]);
    expect(await ids(own, "where=size%3D1")).toEqual(["thing-1"]);
  });

  test("is told before the first request", () => {
    expect(serving(own).notices).toEqual([
      expect.stringMatching(/^GET \/things: where by text is answered with 400\. /),
      expect.stringMatching(/^GET \/things: where by labels\.\* is answered with 400\. /),
    ]);
  });
});

test("a parameter that nothing tells the meaning of is ignored, and told", async () => {
  const own = { parameters: { shout: text({ type: "boolean" }) } };
  expect(await ids(own, "shout=true")).toHaveLength(3);
  expect(serving(own).notices).toEqual([
    "GET /things: shout is checked, and then ignored: no property of the items has its name",
  ]);
});

describe("a parameter named like a property keeps the items", () => {
  test("whose time is the same instant", async () => {
    const own = { parameters: { filed_at: text({ type: "string", format: "date-time" }) } };
    expect(await ids(own, "filed_at=2025-11-01T01:00:00%2B01:00")).toEqual(["thing-1"]);
  });

  test("whose list holds it, and whose object has what is asked for", async () => {
    const item = {
      type: "object",
      properties: { thing_id: { type: "string" }, tags: { type: "array" }, labels: { type: "object" } },
    };
    const labels = { ...text({ type: "object" }), style: "deepObject" } as const;
    const api = createMockApi({
      ...listOfThings({ item, parameters: { tags: text(), labels } }),
      items: {
        things: [
          { thing_id: "a", tags: ["x"] },
          { thing_id: "b", labels: { colour: "red", size: 1 } },
        ],
      },
    });
    expect((await get(api, "/things?tags=x")).body.things).toMatchObject([{ thing_id: "a" }]);
    expect((await get(api, "/things?labels[colour]=red")).body.things).toMatchObject([{ thing_id: "b" }]);
    expect((await get(api, "/things?labels[colour]=blue")).body.things).toEqual([]);
  });
});

test("errors of another shape say what is wrong in their own", async () => {
  const table = listOfThings({ parameters: { filter: text() } });
  const problem = { description: "", headers: {}, examples: { bad: { title: "Bad request", detail: "No" } } };
  const api = createMockApi({
    ...table,
    responses: { listThings: { ...table.responses.listThings, "4XX": problem } },
  });
  expect(await get(api, "/things?filter=x")).toMatchObject({
    status: 400,
    body: { title: "Bad request", detail: expect.stringContaining("filter: The mock cannot evaluate it") },
  });
});
