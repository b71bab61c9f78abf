import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildHouse, type House } from "./house.ts";

const fixture = readFileSync(new URL("fixtures/shapes.yaml", import.meta.url), "utf8");

/** What the client's entries export, as far as this file uses it: they are built from the fixture, not from here. */
interface Entries {
  validateResponses(): (
    operation: { operationId: string },
    body: unknown,
    emit: (event: { message: string }) => void,
  ) => void;
  createProxy(options: object): (request: Request) => Promise<Response>;
}

let house: House;
let entries: Entries;

beforeAll(async () => {
  house = buildHouse(fixture);
  const generated = house.generate();
  if (generated.code !== 0) throw new Error(generated.stderr);
  const compiled = house.compile(
    `import { createProxy } from "@covalkit/client/proxy";
     createProxy({ apiKey: "k", authorize: () => true, allow: ["getShape"] });
     // @ts-expect-error: this document does not have that operation
     createProxy({ apiKey: "k", authorize: () => true, allow: ["listConversations"] });`,
  );
  if (compiled.code !== 0) throw new Error(compiled.stdout);
  const load = (name: string) =>
    import(pathToFileURL(join(house.root, `packages/client/dist/${name}/index.js`)).href);
  entries = { ...(await load("validate")), ...(await load("proxy")) };
}, 60_000);

afterAll(() => house.remove());

describe("validation generated from a document", () => {
  const driftOf = (body: object): string[] => {
    const messages: string[] = [];
    entries.validateResponses()({ operationId: "getShape" }, body, ({ message }) => messages.push(message));
    return messages;
  };

  it.each([
    [{ label: "A", sides: 2 }, "sides must be at least 3"],
    [{ label: "A", sides: 3.5 }, "sides must be an integer, not a number"],
    [{ label: "A", ratio: 1.5 }, "ratio must be at most 1"],
    [{ label: "a" }, "label must match ^[A-Z]"],
    [{}, "label must be there"],
    [{ label: "A", angles: { left: "wide" } }, "angles.left must be a number, not a string"],
    [{ label: "A", angles: { "a b": null } }, 'angles["a b"] must be a number, not null'],
    [{ label: "A", note: "long" }, "note must have at most 3 characters"],
    [{ label: "A", note: 1 }, "note must be a string or null, not a number"],
    [
      { label: "A", inside: [{ label: "B", inside: [{ label: 1 }] }] },
      "inside[0].inside[0].label must be a string",
    ],
  ])("finds what is wrong with %j", (body, message) => {
    expect(driftOf(body)).toEqual([expect.stringContaining(message)]);
  });

  it("counts what is wrong in the same place of several properties as one kind", () => {
    expect(driftOf({ label: "A", angles: { a: "", b: "", c: 1 } })).toEqual([
      "angles.a must be a number, not a string (and 1 more like it)",
    ]);
  });

  it.each([
    { label: "A", sides: 3, ratio: 1, note: null, angles: {}, inside: [] },
    { label: "A", note: "été", colour: "blue", more: true },
  ])("finds nothing wrong with %j", (body) => {
    expect(driftOf(body)).toEqual([]);
  });
});

describe("a proxy generated from a document", () => {
  const sent: Request[] = [];
  const ask = async (path: string, init: RequestInit & { body?: object } = {}, options: object = {}) => {
    const { body = { label: "A" }, ...request } = init;
    const proxy = entries.createProxy({
      apiKey: "key",
      authorize: () => true,
      allow: ["getShape"],
      fetch: async (upstream: Request) => {
        sent.push(upstream);
        return Response.json(body);
      },
      ...options,
    });
    sent.length = 0;
    const response = await proxy(new Request(`https://app.test${path}`, request));
    return { status: response.status, body: await response.json(), url: sent[0]?.url };
  };
  const detail = (field: string, description: string) => ({
    status: 400,
    body: { error: { code: "HTTP_400", message: "Status 400", details: [{ field, description }] } },
    url: undefined,
  });

  it("sends path, query and header parameters, and no cookie", async () => {
    const headers = { "x-trace-id": "abc", cookie: "session=s", "x-other": "1" };
    const path = "/v1/shapes/a%2Fb?deep=true&colours=red&colours=green&ratio=-0.5";
    expect(await ask(path, { headers })).toEqual({
      status: 200,
      body: { label: "A" },
      url: "https://shapes.test/base/v1/shapes/a%2Fb?colours=red&colours=green&deep=true&ratio=-0.5",
    });
    expect([...(sent[0]?.headers.keys() ?? [])].sort()).toEqual([
      "accept",
      "user-agent",
      "x-api-key",
      "x-client",
      "x-trace-id",
    ]);
  });

  it.each([
    ["/v1/shapes/a", "deep", "Must be given"],
    ["/v1/shapes/a?deep=1", "deep", "Must be a boolean, not a string"],
    ["/v1/shapes/a?deep=true&colours=red&colours=blue", "colours", "Must be one of red, green (at [1])"],
    ["/v1/shapes/a?deep=true&ratio=2", "ratio", "Must be at most 1"],
    ["/v1/shapes/123456789?deep=true", "shape_id", "Must have at most 8 characters"],
    ["/v1/shapes/a?deep=true&session=s", "session", "Is not a parameter here"],
    ["/v1/shapes/a?deep=true&x-trace-id=abc", "x-trace-id", "Is not a parameter here"],
    ["/v1/shapes/a?deep=true&shape_id=b", "shape_id", "Is not a parameter here"],
  ])("refuses %s", async (path, field, description) => {
    expect(await ask(path)).toEqual(detail(field, description));
  });

  it("refuses a header that its schema does not allow", async () => {
    const refused = await ask("/v1/shapes/a?deep=true", { headers: { "x-trace-id": "ABC" } });
    expect(refused).toEqual(detail("x-trace-id", "Must match ^[a-z]+$"));
  });

  it.each([
    "/v1/shapes/",
    "/v1/shapes/a/b",
    "/v1/shapes/%E0%A4%A",
    "/v1/shapes/..",
    "/v1/shapes/%2e%2e",
    "/v1/shapes/a/../../x",
  ])("has nothing at %s", async (path) => {
    expect((await ask(`${path}?deep=true`)).status).toBe(404);
    expect(sent).toEqual([]);
  });

  it("refuses to pin a filter where the operation takes none, and answers nothing", async () => {
    const errors: unknown[] = [];
    const filter = {
      kind: "comparison",
      field: "label",
      operator: "=",
      value: "B",
      start: 0,
      end: 0,
      operatorStart: 0,
      valueStart: 0,
    };
    const options = { constrain: () => ({ filter }), onError: (error: unknown) => errors.push(error) };
    expect((await ask("/v1/shapes/a?deep=true", {}, options)).status).toBe(500);
    expect(sent).toEqual([]);
    expect(errors).toEqual([
      expect.objectContaining({ message: expect.stringContaining("getShape takes no filter") }),
    ]);
  });

  it("refuses to pin what a path names", async () => {
    const options = { constrain: () => ({ params: { shape_id: "b" } }) };
    expect((await ask("/v1/shapes/a?deep=true", {}, options)).status).toBe(500);
    expect(sent).toEqual([]);
  });

  it("pins other parameters", async () => {
    const options = { constrain: () => ({ params: { deep: false, "x-trace-id": "pinned" } }) };
    const { url } = await ask("/v1/shapes/a?deep=true", {}, options);
    expect(url).toBe("https://shapes.test/base/v1/shapes/a?deep=false");
    expect(sent[0]?.headers.get("x-trace-id")).toBe("pinned");
  });
});
