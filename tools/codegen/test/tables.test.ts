import { describe, expect, it } from "vitest";
import type { Document } from "../src/openapi.ts";
import {
  bytes,
  documentOf,
  type Given,
  json,
  list,
  page,
  query,
  ref,
  row,
  token,
} from "./support/document.ts";
import { tablesOf } from "./support/tables.ts";

const of = (given: Given, schemas: Record<string, unknown> = {}): Document => documentOf([given], schemas);

describe("a parameter in the table", () => {
  const parameterOf = async (given: object, schemas: Record<string, unknown> = {}) => {
    const { operations } = await tablesOf(of({ operationId: "getThing", parameters: [given] }, schemas));
    return Object.values(operations.getThing?.parameters ?? {})[0];
  };

  it("says its style and explode only where they are not OpenAPI's defaults", async () => {
    const numbers = { type: "array", items: { type: "integer" } };
    expect(await parameterOf(query("q", numbers))).toEqual({ in: "query", schema: numbers });
    expect(await parameterOf(query("q", numbers, { style: "form", explode: true }))).toEqual({
      in: "query",
      schema: numbers,
    });
    expect(await parameterOf(query("q", numbers, { explode: false }))).toMatchObject({ explode: false });
    expect(await parameterOf(query("q", numbers, { style: "pipeDelimited" }))).toMatchObject({
      style: "pipeDelimited",
    });
    expect(await parameterOf(query("q", row, { style: "deepObject", explode: true }))).toEqual({
      in: "query",
      style: "deepObject",
      schema: row,
    });
  });

  it("is whole and without prose", async () => {
    const schemas = {
      Colour: { type: "string", description: "A colour.", enum: ["red", "green"] },
      Warm: { allOf: [ref("Colour"), { enum: ["red"] }] },
    };
    const given = query("q", { type: "array", items: ref("Warm"), description: "Colours." });
    expect(await parameterOf(given, schemas)).toEqual({
      in: "query",
      schema: { type: "array", items: { type: "string", enum: ["red"] } },
    });
  });

  it("says that it is deprecated, and that a path needs it", async () => {
    expect(await parameterOf(query("q", { type: "string" }, { deprecated: true }))).toMatchObject({
      deprecated: true,
    });
    expect(await parameterOf(query("q", { type: "string" }, { in: "path" }))).toMatchObject({
      required: true,
    });
  });

  it("is not there where OpenAPI says that it is ignored", async () => {
    expect(await parameterOf(query("Accept", { type: "string" }, { in: "header" }))).toBeUndefined();
  });
});

describe("an operation in the table", () => {
  const operationOf = async (document: Document) => Object.values((await tablesOf(document)).operations)[0];

  it("says that it is deprecated", async () => {
    expect(await operationOf(of({ deprecated: true }))).toMatchObject({ deprecated: true });
  });

  it.each([
    ["text", { "200": bytes("text/csv; charset=utf-8") }],
    ["blob", { "200": bytes("audio/wav") }],
    ["none", { "204": { description: "Nothing." } }],
    [undefined, { "2XX": json(row, "application/vnd.example+json; charset=utf-8") }],
    [
      undefined,
      { "201": { description: "Both.", content: { "audio/wav": {}, "application/json": { schema: row } } } },
    ],
  ])("has the result %j by what its success is", async (result, responses) => {
    expect((await operationOf(of({ responses })))?.result).toBe(result);
  });

  it("holds JSON against the schema of its success, and nothing else", async () => {
    const { bodies, responses } = await tablesOf(
      documentOf([
        { operationId: "getJson", responses: { "202": json(row, "application/hal+json") } },
        { operationId: "getText", responses: { "200": bytes("text/plain") } },
      ]),
    );
    expect(bodies).toEqual({ getJson: row });
    expect(responses.getJson?.["202"]).toMatchObject({ schema: row });
    expect(responses.getJson?.["202"]).not.toHaveProperty("contentType");
    expect(responses.getText?.["200"]).toMatchObject({ contentType: "text/plain" });
  });

  it("has its filter by the parameter that carries x-filter, its fields plain", async () => {
    const fields = {
      state: ref("State"),
      score: { type: ["number", "null"], description: "How well." },
      elsewhere: { type: "string", backed: false },
      "labels.*": {},
    };
    const given = list(page(), {
      parameters: [query("page_token"), query("q", { type: "string" }, { "x-filter": { fields } })],
    });
    const document = of(given, { State: { type: "string", description: "A state.", enum: ["ON", "OFF"] } });
    expect((await operationOf(document))?.filter).toEqual({
      parameter: "q",
      fields: {
        state: { type: "string", enum: ["ON", "OFF"] },
        score: { type: "number" },
        elsewhere: { type: "string", backed: false },
        "labels.*": {},
      },
    });
  });
});

describe("the key of an API", () => {
  const keysOf = async (security: unknown, ...own: unknown[]) => {
    const operations = own.map((each, index) => ({
      operationId: `get${index}`,
      ...(each === undefined ? {} : { security: each }),
    }));
    const tables = await tablesOf(documentOf(operations, {}, { security }));
    return {
      key: tables.security,
      anonymous: Object.values(tables.operations).map(({ anonymous }) => anonymous),
    };
  };
  const header = { header: "X-Key", prefix: "" };

  it.each([
    ["a header's", [{ Key: [] }], header],
    ["a bearer's", [{ Bearer: [] }], { header: "Authorization", prefix: "Bearer " }],
    [
      "the first that can be sent",
      [{ Login: [] }, { Key: [], Bearer: [] }, { Key: [] }, { Bearer: [] }],
      header,
    ],
    ["sent where it is there, if it may be left out", [{}, { Key: [] }], header],
  ])("is %s", async (_, security, key) => {
    expect(await keysOf(security, undefined)).toEqual({ key, anonymous: [undefined] });
  });

  it("is not sent by an operation that says so", async () => {
    expect(await keysOf([{ Key: [] }], undefined, [], [{}])).toEqual({
      key: header,
      anonymous: [undefined, true, true],
    });
  });

  it("is the document's where no method takes one, for openapi-fetch to send", async () => {
    expect(await keysOf([{ Key: [] }], [])).toEqual({ key: header, anonymous: [true] });
  });

  it("is none where nobody asks for one", async () => {
    expect(await keysOf([], undefined)).toEqual({ key: null, anonymous: [undefined] });
  });
});

describe("the address of an API", () => {
  it("has its variables at their defaults", async () => {
    const variables = { region: { default: "eu" }, version: { default: "v1" } };
    const servers = [{ url: "https://{region}.example.test/{version}", variables }];
    expect((await tablesOf(documentOf([{}], {}, { servers }))).server).toBe("https://eu.example.test/v1");
  });

  it("may be repeated by an operation", async () => {
    const servers = [{ url: "https://api.example.test" }];
    expect((await tablesOf(of({ servers }))).server).toBe("https://api.example.test");
  });
});

describe("a list in the table", () => {
  const listOf = async (given: Given, schemas: Record<string, unknown> = {}) =>
    (await tablesOf(of(given, schemas))).operations.listThings?.list;
  const plain = {
    items: "rows",
    id: "id",
    columns: ["id"],
    pageToken: "page_token",
    nextPageToken: "next_page_token",
  };

  it("has AIP-158's names where it says none", async () => {
    expect(await listOf(list())).toEqual(plain);
    const sized = list(page(), {
      parameters: [query("page_token"), query("page_size", { type: "integer" })],
    });
    expect(await listOf(sized)).toEqual({ ...plain, pageSize: "page_size" });
  });

  it("has the names that it says, down to objects", async () => {
    const body = {
      type: "object",
      properties: {
        data: {
          anyOf: [{ type: "object", properties: { rows: { type: "array", items: row } } }, { type: "null" }],
        },
        meta: { type: "object", properties: { next: token } },
      },
    };
    const names = { items: "data.rows", pageToken: "cursor", nextPageToken: "meta.next", pageSize: "limit" };
    const parameters = [query("cursor"), query("limit", { type: "integer" })];
    expect(await listOf(list(body, { parameters, "x-list": names }))).toEqual({ ...plain, ...names });
  });

  it("is the one alternative that holds it", async () => {
    const other = { type: "object", properties: { job: { type: "string" } } };
    expect(await listOf(list({ oneOf: [page(), other] }))).toEqual(plain);
    const schemas = { Answer: { anyOf: [ref("Other"), ref("Page")] }, Page: page(), Other: other };
    expect(await listOf(list(ref("Answer"), {}), schemas)).toEqual(plain);
  });
});

describe("the responses of an operation", () => {
  it("have the examples and headers that are shared", async () => {
    const shared = {
      description: "Done.",
      headers: { "Retry-After": { $ref: "#/components/headers/Wait" } },
      content: {
        "application/json": { schema: row, examples: { one: { $ref: "#/components/examples/One" } } },
      },
    };
    const document = of({ responses: { "200": { $ref: "#/components/responses/Shared" } } });
    const components = {
      ...document.components,
      responses: { Shared: shared },
      headers: { Wait: { schema: { type: "string" }, examples: { two: { value: "2" } } } },
      examples: { One: { value: { id: "a" } } },
    };
    const { responses } = await tablesOf({ ...document, components });
    expect(responses.getThing?.["200"]).toMatchObject({
      headers: { "Retry-After": "2" },
      examples: { one: { id: "a" } },
    });
  });

  it("name the operations that have no table", async () => {
    const { paths } = of({ operationId: "makeThing" });
    const post = Object.values(paths ?? {})[0] as { get: object };
    const document = { ...of({}), paths: { "/v1/things": { post: post.get } } } as unknown as Document;
    expect((await tablesOf(document)).otherOperations).toEqual([{ method: "POST", path: "/v1/things" }]);
  });
});
