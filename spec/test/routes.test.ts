import { type Operation, valueAt, withValueAt } from "@covalkit/spec";
import { createRouter, kebabCase, wordsOf } from "@covalkit/spec/interpret";
import { describe, expect, it, test } from "vitest";

const router = createRouter(
  ["/v1/things/{id}", "/v1/things/all", "/v1/things/{id}.{format}", "/v1/a+b/{x}:run"].map(
    (path) => ({ path, operationId: path }) as Operation, // a route needs no more of it
  ),
);
const found = (pathname: string) => router(pathname).map(({ operation, path }) => [operation.path, path]);

describe("a path belongs to", () => {
  it("the operation with fewer parameters first", () => {
    expect(found("/v1/things/all")).toEqual([
      ["/v1/things/all", {}],
      ["/v1/things/{id}", { id: "all" }],
    ]);
  });

  it("a template with several parameters in a segment, or text beside one", () => {
    expect(found("/v1/things/x.json")).toContainEqual([
      "/v1/things/{id}.{format}",
      { id: "x", format: "json" },
    ]);
    expect(found("/v1/a+b/1:run")).toEqual([["/v1/a+b/{x}:run", { x: "1" }]]);
  });

  it("decodes its parameters, and takes no path that is not well encoded", () => {
    expect(found("/v1/things/a%2Fb")).toEqual([["/v1/things/{id}", { id: "a/b" }]]);
    expect(found("/v1/things/%zz")).toEqual([]);
  });

  it("nothing else", () => {
    expect([...found("/v1/things/"), ...found("/v1/things"), ...found("/v1/aab/1:run")]).toEqual([]);
  });
});

test.for([
  ["sort_key", "sort-key"],
  ["sortKey", "sort-key"],
  ["Sort.Key", "sort-key"],
  ["filter[since]", "filter-since"],
  ["2fa", "2fa"],
  ["Évaluations", "évaluations"],
  ["会話", "会話"],
  ["--", ""],
])("%s in words is %s", ([name = "", kebab]) => {
  expect(kebabCase(name)).toBe(kebab);
  expect(wordsOf(name).join("-")).toBe(kebab);
});

test("letters beyond ASCII do not change how a name's others are taken apart", () => {
  for (const name of ["sort_key", "pageSize", "Sort.Key2Name", "X-Trace-Id", "v1Beta", "ABCd", "--"])
    expect(wordsOf(`${name}.é`)).toEqual([...wordsOf(name), "é"]);
});

describe("what dots lead to", () => {
  const body = { data: { rows: [1], other: 2 } };

  it("is found, or undefined", () => {
    expect(valueAt(body, "data.rows")).toEqual([1]);
    expect(valueAt(body, "data.rows.none")).toBeUndefined();
    expect(valueAt(null, "data")).toBeUndefined();
    expect(valueAt({}, "constructor")).toBeUndefined();
  });

  it("is replaced in a copy, with everything beside it", () => {
    expect(withValueAt(body, "data.rows", [])).toEqual({ data: { rows: [], other: 2 } });
    expect(body.data.rows).toEqual([1]);
    expect(withValueAt({}, "a.b", 1)).toEqual({ a: { b: 1 } });
  });
});
