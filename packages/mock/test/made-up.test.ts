import { type Operation, operations, type Schema } from "@covalkit/spec";
import { violationOf } from "@covalkit/spec/interpret";
import { bodies, schemas as ownSchemas } from "@covalkit/spec/schemas";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMockApi, generateItems, type Resource } from "../src/index.ts";
import { get, listOfThings, madeUp, THING } from "./own-table.ts";
import { runsTable } from "./runs-table.ts";

const schemas: Readonly<Record<string, Schema>> = {
  Tree: {
    type: "object",
    required: ["name"],
    properties: {
      name: { type: "string" },
      children: { type: "array", items: { $ref: "#/components/schemas/Tree" } },
      parent: { oneOf: [{ $ref: "#/components/schemas/Tree" }, { type: "null" }] },
    },
  },
  Cat: { type: "object", required: ["kind"], properties: { kind: { type: "string" }, lives: { const: 9 } } },
  Dog: {
    type: "object",
    required: ["kind"],
    properties: { kind: { type: "string" }, barks: { type: "boolean" } },
  },
};
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

const withProperty = (schema: Schema) =>
  listOfThings({
    item: { ...THING, required: ["thing_id", "it"], properties: { ...THING.properties, it: schema } },
    schemas,
  });

/** What the mock makes up for a property with this schema. */
async function valuesOf(schema: Schema, seed = 1): Promise<unknown[]> {
  const items = await madeUp(withProperty(schema), seed);
  expect(items.length).toBeGreaterThan(20);
  return items.map(({ it }) => it);
}

const object = (own: Schema): Schema => ({ type: "object", ...own });

test.each<[string, Schema]>([
  ["a UUID", { type: "string", format: "uuid" }],
  ["a date", { type: "string", format: "date" }],
  ["a time", { type: "string", format: "time" }],
  ["a timestamp", { type: "string", format: "date-time" }],
  ["a URI", { type: "string", format: "uri" }],
  ["a short URI", { type: "string", format: "uri", maxLength: 9 }],
  ["a long URI", { type: "string", format: "uri", minLength: 60 }],
  ["an email address", { type: "string", format: "email" }],
  ["a short email address", { type: "string", format: "email", maxLength: 5 }],
  ["a constant", { const: { a: [1] } }],
  ["a pattern", { type: "string", pattern: "^[A-Z]{2,4}-\\d+(?:\\.\\d{2})?$" }],
  ["a pattern of a length", { type: "string", pattern: "^ord_[a-z0-9]+$", minLength: 20, maxLength: 20 }],
  ["a pattern with choices", { type: "string", pattern: "^(?:yes|no|[^a-z\\s]|\\p{Lu}x)$" }],
  ["a pattern that looks ahead", { type: "string", pattern: "^(?!0)\\d{3}$" }],
  ["a pattern and a format", { type: "string", format: "uri", pattern: "^https://[a-z]+\\.example/$" }],
  ["a text of a length", { type: "string", minLength: 3, maxLength: 3 }],
  ["a long text", { type: "string", minLength: 200 }],
  ["no text at all", { type: "string", maxLength: 0 }],
  ["an integer between bounds", { type: "integer", exclusiveMinimum: 3, exclusiveMaximum: 5 }],
  ["an integer below 0", { type: "integer", maximum: -5 }],
  ["a number between bounds", { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1e-9 }],
  ["a multiple", { type: "number", multipleOf: 0.1, minimum: 0.25, maximum: 0.9 }],
  ["an integer that is a multiple", { type: "integer", multipleOf: 1.5, minimum: 1 }],
  ["an integer of 32 bits", { type: "integer", format: "int32", minimum: 2 ** 31 - 2 }],
  ["any number", { type: "number", minimum: -1e308, maximum: 1e308 }],
  ["a list of a length", { type: "array", minItems: 4, maxItems: 5, items: { type: "boolean" } }],
  [
    "a list of different items",
    { type: "array", minItems: 3, uniqueItems: true, items: { enum: [1, 2, 3, 4] } },
  ],
  ["a list of nothing", { type: "array", items: { enum: [] } }],
  ["an object of many properties", object({ minProperties: 9 })],
  ["an object of few properties", object({ maxProperties: 1 })],
  ["an object of any numbers", object({ minProperties: 2, additionalProperties: { type: "number" } })],
  [
    "an object with room for one more",
    object({ required: ["a"], maxProperties: 2, properties: { a: {}, b: {}, c: {}, d: {} } }),
  ],
  ["an object with properties that are not declared", object({ required: ["x", "__proto__"] })],
  ["a property that must not be there", object({ properties: { gone: { enum: [] } }, required: [] })],
  ["what may be null", { type: ["integer", "null"] }],
  ["several types", { type: ["string", "integer", "array", "object"] }],
  ["one of two types", { oneOf: [{ type: "string" }, { type: "integer" }] }],
  ["an integer or another number", { oneOf: [{ type: "integer" }, { type: "number" }] }],
  ["anything of two shapes", { anyOf: [object({ required: ["a"] }), object({ required: ["b"] })] }],
  [
    "a shape beside its own properties",
    object({
      properties: { a: { type: "integer" }, b: { type: "string" } },
      additionalProperties: false,
      oneOf: [
        { required: ["a"], maxProperties: 1 },
        { required: ["b"], maxProperties: 1 },
      ],
    }),
  ],
  [
    "an alternative that a property names",
    { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } },
  ],
  [
    "an alternative by another name",
    {
      anyOf: [ref("Cat"), ref("Dog")],
      discriminator: { propertyName: "kind", mapping: { meow: "#/components/schemas/Cat" } },
    },
  ],
  ["a recursive schema", ref("Tree")],
  ["a schema without a type", { properties: { a: { minimum: 3 } }, required: ["a"] }],
])("%s: what is made up fits", async (_, schema) => {
  for (const value of await valuesOf(schema)) expect(violationOf(value, schema, { schemas })).toBeUndefined();
});

test("what may be null sometimes is, and of several types each is made", async () => {
  const types = new Set(
    (await valuesOf({ type: ["string", "integer", "null"] })).map((value) => typeof value),
  );
  expect(types).toEqual(new Set(["string", "number", "object"]));
});

test("an item that is one of several shapes fits, its status included", async () => {
  const part = (state: string, name: string) =>
    object({
      required: ["thing_id", "state", name],
      properties: { thing_id: { type: "string" }, state: { enum: [state] }, [name]: { type: "integer" } },
      additionalProperties: false,
    });
  const item = { oneOf: [part("OPEN", "opened_by"), part("SHUT", "shut_by")] };
  const items = await madeUp(listOfThings({ item }));
  for (const each of items) expect(violationOf(each, item, { schemas })).toBeUndefined();
  expect(new Set(items.map(({ state }) => state))).toEqual(new Set(["OPEN", "SHUT"]));
});

test.each<[string, Schema]>([
  ["a UUID", { type: "string", format: "uuid" }],
  ["a pattern", { type: "string", pattern: "^[a-f]\\d$" }],
  ["an integer", { type: "integer" }],
  ["two letters", { type: "string", minLength: 2, maxLength: 2 }],
])("an id that is %s is another for every item", async (_, schema) => {
  const item = { ...THING, properties: { ...THING.properties, thing_id: schema } };
  const ids = (await madeUp(listOfThings({ item }))).map(({ thing_id }) => thing_id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(violationOf(id, schema, { schemas })).toBeUndefined();
});

test.each(Object.keys(bodies))(
  "what is made up for %s fits the API's own document, hostile or not",
  async (id) => {
    const operation = Object.values<Operation>(operations).find(({ operationId }) => operationId === id);
    if (!operation?.list || operation.path.includes("{")) return;
    const { resource, list, parameters } = operation;
    const size =
      list.pageSize === undefined
        ? {}
        : { [list.pageSize]: String(parameters[list.pageSize]?.schema.maximum) };
    for (const hostile of [false, true]) {
      // Its name comes from the table, whose resources the type is made of.
      const made = generateItems(resource as Resource, { count: 500, hostile });
      const api = createMockApi({ items: { [resource]: made } });
      const { body } = await get(api, `${operation.path}?${new URLSearchParams(size)}`);
      expect(violationOf(body, bodies[id] ?? {}, { schemas: ownSchemas })).toBeUndefined();
    }
  },
);

test("what is made up for another table fits that", async () => {
  let now = Date.parse("2026-01-01T00:00:00Z");
  const api = createMockApi({ ...runsTable, clock: { now: () => now }, live: { arrivalsPerMinute: 600 } });
  now += 60_000;
  const { items } = api.collection("runs");
  expect(items.length).toBeGreaterThan(100);
  for (const item of items) expect(violationOf(item, runsTable.schemas.Run, runsTable)).toBeUndefined();
});

describe("what cannot be made up is told at the start, by its place", () => {
  test.each<[string, Schema, RegExp]>([
    [
      "a pattern that refers back",
      { type: "string", pattern: "^(.)\\1$" },
      /Thing\.it: .* the pattern \^\(\.\)\\1\$/,
    ],
    ["a pattern that nothing matches", { type: "string", pattern: "a^b" }, /Thing\.it: .* the pattern a\^b/],
    [
      "no value",
      { type: "object", required: ["a"], additionalProperties: false },
      /Thing\.it\.a: no value fits/,
    ],
    ["no number", { type: "integer", minimum: 3, maximum: 2 }, /Thing\.it: no number fits/],
    [
      "alternatives that all fit",
      { oneOf: [{ type: "string" }, { type: "string" }] },
      /Thing\.it: .* alternatives/,
    ],
  ])("%s", async (_, schema, message) => {
    await expect(valuesOf(schema)).rejects.toThrow(message);
  });

  test("a schema without an end", async () => {
    const endless = { type: "object", required: ["next"], properties: { next: ref("Endless") } };
    const table = withProperty(ref("Endless"));
    const own = { ...table, schemas: { ...table.schemas, Endless: endless } };
    await expect(madeUp(own)).rejects.toThrow(/none that comes to an end/);
  });

  test("unless an example in the document fits", async () => {
    const schema = { type: "string", pattern: "^(.)\\1$", examples: ["xx", "no", "yy"] };
    expect(new Set(await valuesOf(schema))).toEqual(new Set(["xx", "yy"]));
  });
});

const { schema: anySchema } = fc.letrec<{ schema: Schema }>((tie) => {
  const name = fc.constantFrom("a", "b", "c", "__proto__", "toString");
  const least = fc.nat(3);
  const bounds = (low: string, high: string) =>
    fc.record({ [low]: least, [high]: fc.integer({ min: 3, max: 6 }) }, { requiredKeys: [] });
  const leaf = fc.oneof(
    bounds("minLength", "maxLength").map((own) => ({ type: "string", ...own })),
    fc
      .constantFrom("date-time", "date", "time", "uuid", "uri", "email")
      .map((format) => ({ type: "string", format })),
    fc
      .constantFrom("^[a-c]+$", "x{2,}", "^\\w-\\d?$", "(?:a|b)c")
      .map((pattern) => ({ type: "string", pattern })),
    bounds("minimum", "maximum").map((own) => ({ type: "integer", ...own })),
    bounds("exclusiveMinimum", "maximum").map((own) => ({ type: "number", ...own, exclusiveMinimum: 1 })),
    fc.constantFrom(0.5, 2, 0.1).map((multipleOf) => ({ type: "number", multipleOf })),
    fc.constantFrom<Schema>(
      { type: "boolean" },
      { type: ["string", "null"] },
      { const: 1 },
      { enum: ["x", null] },
      {},
    ),
    fc.constant(ref("Tree")),
  );
  const list = fc.tuple(tie("schema"), bounds("minItems", "maxItems"), fc.boolean()).map(
    ([items, own, uniqueItems]): Schema => ({
      type: "array",
      items,
      ...own,
      ...(uniqueItems && { uniqueItems, minItems: 0 }),
    }),
  );
  const record = fc
    .tuple(
      fc.uniqueArray(fc.tuple(name, tie("schema")), { selector: ([key]) => key }),
      fc.subarray(["a", "b", "z"]),
    )
    .chain(([properties, required]) =>
      fc
        .constantFrom<Schema>({}, { additionalProperties: false }, { minProperties: 2 }, { maxProperties: 4 })
        .map((own): Schema => {
          const declared = Object.fromEntries(properties);
          const kept =
            own.additionalProperties === false ? required.filter((key) => key in declared) : required;
          return { type: "object", properties: declared, required: kept, ...own };
        }),
    );
  const alternatives = fc
    .tuple(
      fc.constantFrom("oneOf", "anyOf"),
      fc.uniqueArray(tie("schema"), { minLength: 1, maxLength: 3, selector: JSON.stringify }),
    )
    .map(([keyword, each]): Schema => ({ [keyword]: each }));
  return { schema: fc.oneof({ maxDepth: 3, withCrossShrink: true }, leaf, list, record, alternatives) };
});

test("whatever the schema, every item that is made up fits", async () => {
  let refused = 0;
  const runs = 300;
  await fc.assert(
    fc.asyncProperty(anySchema, fc.nat(), async (schema, seed) => {
      const table = withProperty(schema);
      const items = await madeUp(table, seed).catch((error: unknown) => {
        expect(error).toBeInstanceOf(RangeError);
        expect(String(error)).toMatch(/Thing/);
        refused++;
        return [];
      });
      for (const item of items) {
        expect(violationOf(item, table.schemas.Thing ?? {}, { schemas: table.schemas })).toBeUndefined();
      }
    }),
    { numRuns: runs, seed: 20_251_103 },
  );
  // Some of those that are drawn have no value at all.
  expect(refused).toBeLessThan(runs / 10);
});
