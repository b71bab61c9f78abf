import type { Schema } from "@covalkit/spec";
import { pathOf, type Reading, violationOf } from "@covalkit/spec/interpret";
import { describe, expect, it, test } from "vitest";

const strict: Reading = { schemas: {} };

/** `path: what it must be`, or nothing. */
function said(value: unknown, schema: Schema, reading: Reading = strict): string | undefined {
  const found = violationOf(value, schema, reading);
  return found && [pathOf(found.at), found.text].filter(Boolean).join(": ");
}

describe("a value that breaks its schema is told what it must be", () => {
  const cases: readonly (readonly [unknown, Schema, string])[] = [
    [1, { type: "string" }, "must be a string, not a number"],
    [null, { type: ["string", "integer"] }, "must be a string or an integer, not null"],
    [1.5, { type: "integer" }, "must be an integer, not a number"],
    [[], { type: "object" }, "must be an object, not an array"],
    ["c", { enum: ["a", "b"] }, "must be one of a, b"],
    ["c", { enum: ["a"] }, "must be a"],
    [1, { enum: [] }, "must not be there"],
    ["c", { const: "a" }, 'must be "a"'],
    [0, { minimum: 1 }, "must be at least 1"],
    [9, { maximum: 8 }, "must be at most 8"],
    [9, { minimum: 1, maximum: 8 }, "must be between 1 and 8"],
    [9, { minimum: 8, maximum: 8 }, "must be 8"],
    [0, { exclusiveMinimum: 0 }, "must be more than 0"],
    [1, { exclusiveMaximum: 1 }, "must be less than 1"],
    [0, { exclusiveMinimum: 0, maximum: 1 }, "must be more than 0 and at most 1"],
    [0, { minimum: 0.5, exclusiveMinimum: 0 }, "must be at least 0.5"],
    [7, { multipleOf: 5 }, "must be a multiple of 5"],
    ["", { minLength: 1 }, "must have at least 1 character"],
    ["abc", { maxLength: 2 }, "must have at most 2 characters"],
    ["abc", { minLength: 1, maxLength: 2 }, "must have between 1 and 2 characters"],
    ["b", { pattern: "^a" }, "must match ^a"],
    ["2025-02-30T00:00:00Z", { format: "date-time" }, "must be an RFC 3339 timestamp"],
    ["2025-02-30", { format: "date" }, "must be a date, as in 2025-11-03"],
    ["x", { format: "uuid" }, "must be a UUID"],
    ["x y", { format: "uri" }, "must be an absolute URI"],
    [2 ** 31, { format: "int32" }, "must be an integer of 32 bits"],
    [[], { minItems: 1 }, "must have at least 1 item"],
    [[1, 2, 3], { maxItems: 2 }, "must have at most 2 items"],
    [
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      { uniqueItems: true },
      "must not hold an item twice",
    ],
    [{}, { minProperties: 1 }, "must have at least 1 property"],
    [{ a: 1, b: 1 }, { maxProperties: 1 }, "must have at most 1 property"],
    [{}, { required: ["a"] }, "a: must be there"],
    [{ a: 1 }, { additionalProperties: false }, "a: must not be there"],
    [{ "a b": 1 }, { additionalProperties: { type: "string" } }, '["a b"]: must be a string, not a number'],
    [
      { a: [1, "x"] },
      { properties: { a: { items: { type: "integer" } } } },
      "a[1]: must be an integer, not a string",
    ],
    [true, { oneOf: [{ type: "string" }, { type: "null" }] }, "must be a string or null, not a boolean"],
    [
      { a: 1 },
      { anyOf: [{ type: "object", properties: { a: { type: "string" } } }, { type: "null" }] },
      "a: must be a string, not a number",
    ],
    [3, { oneOf: [{ type: "integer" }, { type: "number" }] }, "must fit only one of its alternatives"],
    [3, { anyOf: [{ minimum: 5 }, { maximum: 1 }] }, "must fit one of its 2 alternatives"],
  ];
  test.for(cases)("%j against %j: %s", ([value, schema, text]) => {
    expect(said(value, schema)).toBe(text);
  });
});

describe("what fits passes", () => {
  const cases: readonly (readonly [unknown, Schema])[] = [
    [0.3, { multipleOf: 0.1 }],
    ["\u{1f600}", { maxLength: 1 }],
    ["\u{1f600}", { pattern: "^.$" }],
    ["2016-12-31t23:59:60z", { format: "date-time" }],
    [1, { format: "float" }],
    [{ a: { b: [] } }, { enum: [{ a: { b: [] } }] }],
    [{ a: 1 }, { required: ["a"], properties: { b: { type: "string" } } }],
    [3, { anyOf: [{ type: "integer" }, { type: "number" }] }],
    [Object.fromEntries([["__proto__", 1]]), { additionalProperties: { type: "integer" } }],
  ];
  test.for(cases)("%j against %j", ([value, schema]) => {
    expect(said(value, schema)).toBeUndefined();
  });
});

describe("references", () => {
  const node: Schema = {
    type: "object",
    required: ["id"],
    properties: {
      id: { type: "string" },
      children: { type: "array", items: { $ref: "#/components/schemas/Node" } },
    },
  };
  const reading = { schemas: { Node: node } };
  const root = { $ref: "#/components/schemas/Node" };

  it("are followed into a schema that holds itself", () => {
    const value = { id: "a", children: [{ id: "b", children: [{ id: 1 }] }] };
    expect(said(value, root, reading)).toBe("children[0].children[0].id: must be a string, not a number");
  });

  it("to nowhere, or in a circle of nothing else, are a TypeError", () => {
    expect(() => violationOf(1, { $ref: "#/components/schemas/None" }, strict)).toThrow(TypeError);
    const circle = { schemas: { A: { $ref: "#/components/schemas/A" } } };
    expect(() => violationOf(1, { $ref: "#/components/schemas/A" }, circle)).toThrow(TypeError);
  });
});

describe("an open reading lets the API grow", () => {
  const open: Reading = { schemas: {}, open: true };
  const optional: Schema = { properties: { a: { type: "string" } } };

  it("by values of an enum and constants, and by properties", () => {
    expect(said("c", { type: "string", enum: ["a"] }, open)).toBeUndefined();
    expect(said("c", { const: "a" }, open)).toBeUndefined();
    expect(said({ b: 1 }, { additionalProperties: false }, open)).toBeUndefined();
  });

  it("by null for a property that may be absent, and for no other", () => {
    expect(said({ a: null }, optional, open)).toBeUndefined();
    expect(said({ a: null }, optional)).toBe("a: must be a string, not null");
    expect(said({ a: null }, { ...optional, required: ["a"] }, open)).toBe("a: must be a string, not null");
  });

  it("but holds types", () => {
    expect(said(1, { type: "string", enum: ["a"] }, open)).toBe("must be a string, not a number");
  });
});

describe("a discriminator", () => {
  const schemas: Record<string, Schema> = {
    Cat: { type: "object", properties: { kind: {}, lives: { type: "integer" } } },
    Dog: { type: "object", properties: { kind: {}, tricks: { type: "array" } } },
  };
  const schema: Schema = {
    oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
    discriminator: { propertyName: "kind", mapping: { hound: "#/components/schemas/Dog" } },
  };

  it("chooses the alternative by its mapping, or by the schema's name", () => {
    expect(said({ kind: "hound", tricks: 1 }, schema, { schemas })).toBe(
      "tricks: must be an array, not a number",
    );
    expect(said({ kind: "Cat", lives: "x" }, schema, { schemas })).toBe(
      "lives: must be an integer, not a string",
    );
  });

  it("that names none is a violation, and growth in an open reading", () => {
    expect(said({ kind: "Fish" }, schema, { schemas })).toBe("kind: names no alternative");
    expect(said({ kind: "Fish" }, schema, { schemas, open: true })).toBeUndefined();
  });
});
