import type { Operation, Schema } from "@covalkit/spec";
import { violationOf } from "@covalkit/spec/interpret";
import { describe, expect, test } from "vitest";
import { createMockApi } from "../src/index.ts";
import { get, listOfThings, response, THING, withOperation } from "./own-table.ts";

const things = [
  { thing_id: "one", size: 1, owner: "ada" },
  { thing_id: "two", size: 2, owner: "bob" },
];
const Thing = { ...THING, properties: { ...THING.properties, owner: { type: "string" } } };
const thing: Schema = { $ref: "#/components/schemas/Thing" };
const id = { in: "path", required: true, schema: { type: "string" } } as const;
const object = (properties: Record<string, Schema>, required: readonly string[] = []): Schema => ({
  type: "object",
  properties,
  required,
});

interface Answered {
  readonly schema?: Schema;
  readonly examples?: Readonly<Record<string, unknown>>;
  readonly contentType?: string;
  readonly status?: string;
  readonly operation?: Partial<Operation>;
}

function serving({ status = "200", operation, ...own }: Answered, schemas: Record<string, Schema> = {}) {
  const table = withOperation(
    listOfThings({ item: Thing, schemas }),
    { path: "/things/{thing_id}", parameters: { thing_id: id }, ...operation },
    {
      [status]: response(own),
      "404": response({ examples: { gone: { error: { code: "GONE", message: "No such thing" } } } }),
    },
  );
  return createMockApi({ ...table, items: { things } });
}

describe("an operation for one item answers in the shape that the document gives it", () => {
  test.each<[string, Schema, unknown]>([
    ["the item itself", thing, things[0]],
    ["the item in an object", object({ thing }), { thing: things[0] }],
    ["the item in objects", object({ data: object({ thing }) }), { data: { thing: things[0] } }],
    [
      "the item in one of several shapes",
      { oneOf: [object({ error: {} }, ["error"]), object({ thing }, ["thing"])] },
      { thing: things[0] },
    ],
    [
      "an object with its id",
      object({ data: object({ thing_id: { type: "string" } }) }),
      { data: things[0] },
    ],
  ])("%s", async (_, schema, body) => {
    const api = serving({ schema });
    expect(await get(api, "/things/one")).toMatchObject({ status: 200, body });
    expect((await get(api, "/things/one")).body).toEqual(body);
    expect(api.notices).toEqual([]);
    expect(await get(api, "/things/three")).toMatchObject({ status: 404, body: { error: { code: "GONE" } } });
  });

  test("with what must stand beside it, which is told", async () => {
    const schema = object({ thing, version: { type: "integer", minimum: 3, maximum: 3 }, note: {} }, [
      "version",
    ]);
    const api = serving({ schema });
    expect((await get(api, "/things/two")).body).toEqual({ version: 3, thing: things[1] });
    expect(api.notices).toEqual([
      expect.stringMatching(/^GET \/things\/\{thing_id\}: version is the document's/),
    ]);
  });

  test("with the details that the list leaves out: the example's, else made up", async () => {
    const schema = object({ thing_id: { type: "string" }, colour: { enum: ["red", "blue"] } }, [
      "thing_id",
      "colour",
    ]);
    const made = await get(serving({ schema }), "/things/one");
    expect(violationOf(made.body, schema, { schemas: {} })).toBeUndefined();
    expect(made.body).toMatchObject({ thing_id: "one", size: 1 });
    const shown = serving({ schema, examples: { one: { thing_id: "shown", colour: "blue" } } });
    expect((await get(shown, "/things/two")).body).toEqual({ ...things[1], colour: "blue" });
    expect(shown.notices).toEqual([expect.stringContaining("colour is the document's example")]);
  });

  test("by another property that its path names", async () => {
    const operation = { path: "/things/by-owner/{owner}", parameters: { owner: id } };
    const api = serving({ schema: thing, operation });
    expect((await get(api, "/things/by-owner/bob")).body).toEqual(things[1]);
    expect((await get(api, "/things/by-owner/eve")).status).toBe(404);
  });

  test("only where the rest of its path is the item's too", async () => {
    const operation = { path: "/owners/{owner}/things/{thing_id}", parameters: { owner: id, thing_id: id } };
    const api = serving({ schema: thing, operation });
    expect((await get(api, "/owners/ada/things/one")).body).toEqual(things[0]);
    expect((await get(api, "/owners/bob/things/one")).status).toBe(404);
  });
});

describe("where the answer has no place for an item", () => {
  const elsewhere = object({ steps: { type: "integer" } }, ["steps"]);

  test("the documented example is given, and told", async () => {
    const api = serving({ schema: elsewhere, examples: { some: { steps: 4 } } });
    expect((await get(api, "/things/one")).body).toEqual({ steps: 4 });
    expect(api.notices).toEqual([expect.stringContaining("no shape that an item of the list has")]);
  });

  test("what fits its schema is made up", async () => {
    const { status, body } = await get(serving({ schema: elsewhere }), "/things/one");
    expect([status, violationOf(body, elsewhere, { schemas: {} })]).toEqual([200, undefined]);
  });

  test("and nothing can be made up, it says so in the shape of the document's errors", async () => {
    const api = serving({ schema: object({ code: { type: "string", pattern: "^(.)\\1$" } }, ["code"]) });
    const { status, body } = await get(api, "/things/one");
    expect([status, body.error.code]).toEqual([501, "NOT_IMPLEMENTED"]);
    expect(body.error.message).toMatch(
      /^The mock cannot answer GET \/things\/\{thing_id\}: .* the pattern \^\(\.\)\\1\$/,
    );
    expect(api.notices).toContainEqual(expect.stringContaining("is answered with 501: "));
  });
});

describe("an operation that lists nothing and has no item answers with its example", () => {
  const operation = { path: "/report", parameters: {} };

  test("of text", async () => {
    const api = serving({
      examples: { csv: "a,b\n1,2\n" },
      contentType: "text/csv; charset=utf-8",
      operation: { ...operation, result: "text" },
    });
    const { status, headers, body } = await get(api, "/report");
    expect([status, headers.get("content-type"), body]).toEqual([
      200,
      "text/csv; charset=utf-8",
      "a,b\n1,2\n",
    ]);
  });

  test("of bytes", async () => {
    const api = serving({
      examples: { one: "RIFF" },
      contentType: "audio/wav",
      operation: { ...operation, result: "blob" },
    });
    const { headers, body } = await get(api, "/report");
    expect([headers.get("content-type"), body]).toEqual(["audio/wav", "RIFF"]);
  });

  test("of bytes without an example it says that it cannot", async () => {
    const api = serving({ contentType: "audio/wav", operation: { ...operation, result: "blob" } });
    const { status, body } = await get(api, "/report");
    expect([status, body.error.message]).toEqual([
      501,
      "The mock cannot answer GET /report: the document shows no example of its answer",
    ]);
  });

  test("of nothing", async () => {
    const api = serving({ status: "204", operation: { ...operation, result: "none" } });
    const { status, body } = await get(api, "/report");
    expect([status, body]).toEqual([204, ""]);
  });

  test("with the status that the document has, also where that is no object", async () => {
    const api = serving({ status: "202", examples: { list: [1, "two", null] }, operation });
    expect(await get(api, "/report")).toMatchObject({ status: 202, body: [1, "two", null] });
  });
});
