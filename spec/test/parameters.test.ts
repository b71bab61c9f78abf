import type { Operation, Parameter } from "@covalkit/spec";
import { readParameters, valueOfText } from "@covalkit/spec/interpret";
import { describe, expect, it, test } from "vitest";

const read = (parameters: Record<string, Parameter>, query: string, headers: Record<string, string> = {}) =>
  readParameters({ parameters } as unknown as Operation, {
    path: {},
    query,
    headers: new Headers(headers),
  });

const list = (more: Partial<Parameter> = {}): Parameter => ({
  in: "query",
  schema: { type: "array", items: { type: "string" } },
  ...more,
});

describe("a text stands for", () => {
  const cases: readonly (readonly [string, Parameter["schema"], unknown])[] = [
    ["5", { type: "integer" }, 5],
    ["-5", { type: "integer" }, -5],
    ["+5", { type: "integer" }, "+5"],
    ["5.0", { type: "integer" }, "5.0"],
    ["5e1", { type: "integer" }, "5e1"],
    ["5.5", { type: "number" }, 5.5],
    ["5e1", { type: "number" }, 50],
    ["", { type: "number" }, ""],
    ["true", { type: "boolean" }, true],
    ["TRUE", { type: "boolean" }, "TRUE"],
    ["5", { type: "string" }, "5"],
    ["5", {}, "5"],
    ["5", { enum: [1, 5] }, 5],
    ["5", { enum: ["5"] }, "5"],
    ["5", { anyOf: [{ type: "integer", maximum: 3 }, { type: "string" }] }, "5"],
    ["2", { anyOf: [{ type: "integer", maximum: 3 }, { type: "string" }] }, 2],
    ["all", { oneOf: [{ type: "integer" }, { const: "all" }] }, "all"],
    ["null", { type: ["integer", "null"] }, "null"],
  ];
  test.for(cases)("%j under %j: %j", ([text, schema, value]) => {
    expect(valueOfText(text, schema)).toBe(value);
  });
});

describe("a list is read as its style and explode say", () => {
  const cases: readonly (readonly [string, Partial<Parameter>, readonly string[]])[] = [
    ["a=x&a=y,z", {}, ["x", "y,z"]],
    ["a=x,y%2Cz", { explode: false }, ["x", "y,z"]],
    ["a=x%20y", { style: "spaceDelimited", explode: false }, ["x", "y"]],
    ["a=x+y", { style: "spaceDelimited", explode: false }, ["x", "y"]],
    ["a=x|y", { style: "pipeDelimited", explode: false }, ["x", "y"]],
    ["a=x%7Cy", { style: "pipeDelimited", explode: false }, ["x", "y"]],
    ["a=", { explode: false }, [""]],
    ["a=%26%3D%25", {}, ["&=%"]],
  ];
  test.for(cases)("%s with %j: %j", ([query, more, value]) => {
    expect(read({ a: list(more) }, query).values).toEqual({ a: value });
  });

  it("in a header, with white space around its items", () => {
    expect(read({ "x-a": list({ in: "header" }) }, "", { "X-A": "x, y" }).values).toEqual({
      "x-a": ["x", "y"],
    });
  });
});

describe("an object is read from brackets", () => {
  const object: Parameter = {
    in: "query",
    style: "deepObject",
    schema: {
      type: "object",
      properties: { least: { type: "integer" } },
      additionalProperties: { type: "boolean" },
    },
  };

  it("each property by its own schema", () => {
    expect(read({ a: object }, "a[least]=3&a%5Bmore%5D=true").values).toEqual({
      a: { least: 3, more: true },
    });
  });

  it("and a violation says where", () => {
    const { violations } = read({ a: object }, "a[least]=x");
    expect(violations).toEqual([{ parameter: "a", text: "must be an integer, not a string (at least)" }]);
  });

  it("a property twice is one too many", () => {
    const { violations } = read({ a: object }, "a[least]=3&a[least]=4");
    expect(violations).toEqual([{ parameter: "a", text: "must be given only once (at least)" }]);
  });
});

describe("a request", () => {
  const one: Parameter = { in: "query", required: true, schema: { type: "integer", exclusiveMinimum: 0 } };

  it("that lacks a required parameter, or gives one twice, is told so", () => {
    expect(read({ a: one }, "").violations).toEqual([{ parameter: "a", text: "must be given" }]);
    expect(read({ a: one }, "a=1&a=1").violations).toEqual([
      { parameter: "a", text: "must be given only once" },
    ]);
  });

  it("is held to every bound", () => {
    expect(read({ a: one }, "a=0").violations).toEqual([{ parameter: "a", text: "must be more than 0" }]);
    expect(read({ a: list({ schema: { type: "array", uniqueItems: true } }) }, "a=x&a=x").violations).toEqual(
      [{ parameter: "a", text: "must not hold an item twice" }],
    );
  });

  it("is told which names no parameter has, and no other", () => {
    expect(read({ a: one, b: list() }, "?a=1&c=2&c=3&d&b=x").undeclared).toEqual(["c", "d"]);
  });

  it("leaves out of its values what was not sent", () => {
    expect(read({ b: list({ schema: { type: "array", default: ["x"] } }) }, "").values).toEqual({});
  });
});
