import type { Schema } from "@covalkit/spec";
import { KEYWORDS, violationOf } from "@covalkit/spec/interpret";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, it } from "vitest";

const names = fc.constantFrom("a", "b", "c");
const types = fc.constantFrom("string", "integer", "number", "boolean", "array", "object", "null");
const small = fc.integer({ min: -2, max: 4 });
const count = fc.nat(3);
const scalar = fc.oneof(
  fc.constantFrom("", "a", "ab", "\u{1f600}"),
  small,
  fc.constantFrom(0.5, true, false, null),
);

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: "small" },
    scalar,
    fc.array(tie("any"), { maxLength: 3 }),
    fc.dictionary(names, tie("any"), { maxKeys: 3, noNullPrototype: true }),
  ),
})).any;

const leaf = {
  type: fc.oneof(types, fc.uniqueArray(types, { minLength: 1, maxLength: 3 })),
  enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 3 }),
  const: scalar,
  minimum: small,
  maximum: small,
  exclusiveMinimum: small,
  exclusiveMaximum: small,
  multipleOf: fc.constantFrom(1, 2, 0.5),
  minLength: count,
  maxLength: count,
  pattern: fc.constantFrom("^a", "b$", "^.$"),
  minItems: count,
  maxItems: count,
  uniqueItems: fc.boolean(),
  required: fc.uniqueArray(names, { maxLength: 2 }),
  minProperties: count,
  maxProperties: count,
};

/** A few keywords at a time: a schema of many is broken by every value. */
const some = (all: Readonly<Record<string, fc.Arbitrary<unknown>>>, most: number): fc.Arbitrary<Schema> =>
  fc
    .uniqueArray(fc.constantFrom(...Object.keys(all)), { maxLength: most })
    .chain((keywords) =>
      fc.record(Object.fromEntries(keywords.map((name) => [name, all[name] ?? scalar]))),
    ) as fc.Arbitrary<Schema>; // of keywords of a schema

const inner = some(leaf, 2);

/** Of every keyword that values are held to, but for formats and references, which have tests of their own. */
const schema = some(
  {
    ...leaf,
    items: inner,
    properties: fc.dictionary(names, inner, { maxKeys: 2, noNullPrototype: true }),
    additionalProperties: fc.oneof(fc.boolean(), inner),
    oneOf: fc.array(inner, { minLength: 1, maxLength: 2 }),
    anyOf: fc.array(inner, { minLength: 1, maxLength: 2 }),
  },
  3,
);

const ajv = new Ajv2020({ strict: false, allowUnionTypes: true, meta: false, validateSchema: false });

it("finds a violation exactly where a validator of JSON Schema does", () => {
  let broken = 0;
  fc.assert(
    fc.property(schema, value, (rule, given) => {
      const fits = ajv.validate(rule, given);
      ajv.removeSchema(rule); // it would keep every schema that it has seen
      if (!fits) broken++;
      expect(violationOf(given, rule, { schemas: {} }) === undefined).toBe(fits);
    }),
    { numRuns: 1000 },
  );
  expect(broken).toBeGreaterThan(100);
});

it("is tried with every keyword that values are held to", () => {
  const tried = new Set<string>();
  fc.assert(
    fc.property(schema, (rule) => {
      for (const keyword of Object.keys(rule)) tried.add(keyword);
    }),
    { numRuns: 500 },
  );
  const held = Object.keys(KEYWORDS).filter((keyword) => KEYWORDS[keyword] === "value");
  expect([...tried, "$ref", "format", "discriminator"].sort()).toEqual(held.sort());
});
