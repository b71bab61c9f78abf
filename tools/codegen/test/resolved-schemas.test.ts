import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { violationOf } from "../../../spec/src/interpret/schema.ts";
import { documentOf, json, ref } from "./support/document.ts";
import { tablesOf } from "./support/tables.ts";

/** Values of every type, some of which each schema below takes. */
const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  1,
  2.5,
  3,
  6,
  10,
  "",
  "a",
  "b",
  "cat",
  [],
  ["a"],
  [1, 1],
  [1, 2, 3],
  {},
  { id: "a" },
  { id: 1 },
  { id: "a", size: 3 },
  { id: "a", size: 30 },
  { id: "a", size: "3" },
  { id: "a", kind: "cat" },
  { id: "a", kind: "dog" },
  { id: "a", below: { id: "b" } },
  { id: "a", below: { id: 1 } },
  { id: "a", more: 1 },
  { id: "a", more: "b" },
];

const SCHEMAS = {
  Base: {
    type: "object",
    required: ["id"],
    properties: { id: { type: "string" }, kind: { type: "string" } },
  },
  Sized: { type: "object", properties: { size: { type: "integer", minimum: 1 } } },
  Small: { properties: { size: { maximum: 9 } } },
  Letter: { type: "string", enum: ["a", "b"] },
  Tree: { type: "object", required: ["id"], properties: { id: { type: "string" }, below: ref("Tree") } },
};

/** Schemas that need resolving. */
const CASES: readonly (readonly [what: string, schema: unknown])[] = [
  ["objects joined", { allOf: [ref("Base"), ref("Sized"), ref("Small")] }],
  [
    "an object joined with what stands beside",
    { allOf: [ref("Base")], required: ["size"], properties: { size: { type: "number" } } },
  ],
  [
    "one property in several parts",
    {
      allOf: [
        ref("Base"),
        { properties: { kind: { enum: ["cat", "cow"] } } },
        { properties: { kind: { const: "cat" } } },
      ],
    },
  ],
  [
    "objects joined in a property",
    { type: "object", properties: { below: { allOf: [ref("Base"), ref("Sized")] } } },
  ],
  [
    "a closed object joined with words",
    { allOf: [{ ...SCHEMAS.Base, additionalProperties: false }, { description: "Closed." }] },
  ],
  [
    "other properties joined",
    {
      allOf: [
        { additionalProperties: { type: ["string", "integer"] } },
        { additionalProperties: { type: ["string", "null"] } },
      ],
    },
  ],
  ["a reference with more beside", { ...ref("Base"), minProperties: 2 }],
  ["a reference with words beside", { ...ref("Base"), description: "Words." }],
  [
    "alternatives joined with properties",
    { allOf: [ref("Base"), { oneOf: [{ required: ["size"] }, { required: ["kind"] }] }] },
  ],
  [
    "numbers joined",
    {
      allOf: [
        { type: "number", minimum: 1 },
        { type: "integer", exclusiveMinimum: 1, maximum: 9 },
        { type: ["number", "string"], maximum: 6 },
      ],
    },
  ],
  [
    "multiples joined",
    {
      allOf: [
        { type: "integer", multipleOf: 2 },
        { type: "integer", multipleOf: 3 },
      ],
    },
  ],
  ["enums joined", { allOf: [ref("Letter"), { enum: ["b", "c", 1] }] }],
  [
    "texts joined",
    {
      allOf: [
        { type: "string", minLength: 1 },
        { type: "string", minLength: 2, maxLength: 3 },
      ],
    },
  ],
  [
    "lists joined",
    {
      allOf: [
        { type: "array", items: { type: "integer" } },
        { type: "array", uniqueItems: true, maxItems: 2 },
      ],
    },
  ],
  ["joined in a join", { allOf: [{ allOf: [ref("Base"), ref("Sized")] }, { required: ["size"] }] }],
  ["boolean schemas", { type: "object", properties: { more: false, size: true } }],
  ["a schema of true", true],
  [
    "a schema that holds itself, joined",
    { allOf: [ref("Tree"), { properties: { size: { type: "integer" } } }] },
  ],
  ["a reference into a schema", { $ref: "#/components/schemas/Sized/properties/size" }],
];

describe("a resolved schema takes and refuses what the document's own does", () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const tablesFor = (schema: unknown, openapi = "3.1.0") =>
    tablesOf({
      ...documentOf([{ operationId: "getThing", responses: { "200": json(schema) } }], SCHEMAS),
      openapi,
    });

  it.each(CASES)("%s", async (_, schema) => {
    const { bodies, schemas } = await tablesFor(schema);
    const resolved = bodies.getThing ?? {};
    expect(JSON.stringify([resolved, schemas])).not.toMatch(/"allOf"|"nullable"/);
    // Ajv reads the document's own; in it the references lead to where they led.
    const reference = ajv.compile({
      components: { schemas: SCHEMAS },
      ...(schema === true ? {} : (schema as object)),
    });
    for (const value of VALUES) {
      const verdict = violationOf(value, resolved, { schemas }) === undefined;
      expect([value, verdict]).toEqual([value, reference(value)]);
    }
  });

  it.each([
    ["a nullable text", { type: "string", nullable: true }, { type: ["string", "null"] }],
    [
      "a nullable enum",
      { type: "string", enum: ["a"], nullable: true },
      { type: ["string", "null"], enum: ["a", null] },
    ],
    [
      "a nullable object by its name",
      { allOf: [ref("Base")], nullable: true },
      { anyOf: [ref("Base"), { type: "null" }] },
    ],
    [
      "nullable alternatives",
      { oneOf: [ref("Base"), ref("Letter")], nullable: true },
      { anyOf: [{ oneOf: [ref("Base"), ref("Letter")] }, { type: "null" }] },
    ],
    ["nullable anything", { nullable: true }, {}],
    [
      "excluded bounds",
      { type: "integer", minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false },
      { type: "integer", exclusiveMinimum: 1, maximum: 9 },
    ],
  ])("OpenAPI 3.0's %s is 3.1's", async (_, schema, resolved) => {
    const { bodies } = await tablesFor({ type: "object", properties: { a: schema } }, "3.0.3");
    expect(bodies.getThing?.properties?.a).toEqual(resolved);
  });

  it("one reference with words beside it stays one", async () => {
    const { bodies } = await tablesFor({ allOf: [ref("Base")], description: "The base.", title: "Base" });
    expect(bodies.getThing).toEqual({ ...ref("Base"), description: "The base." });
  });

  it("the tables carry the schemas that responses are made of, and no others", async () => {
    const { schemas } = await tablesFor({ type: "array", items: ref("Tree") });
    expect(Object.keys(schemas)).toEqual(["Tree"]);
  });
});
