import type { Operation, Parameter, Schema } from "@covalkit/spec";
import { KEYWORDS } from "@covalkit/spec/interpret";
import { describe, expect, test } from "vitest";
import { runFixture } from "./support/fixture.ts";

interface Case {
  readonly keyword: string;
  readonly schema: Schema;
  /** Values of `--value`, and what reaches the client. */
  readonly taken: readonly (readonly [texts: string[], value: unknown])[];
  /** Values of `--value`, and what is said of them. */
  readonly refused: readonly (readonly [texts: string[], message: string])[];
  readonly help: string;
}

const cases: readonly Case[] = [
  {
    keyword: "type",
    schema: { type: ["integer", "boolean"] },
    taken: [
      [["7"], 7],
      [["true"], true],
    ],
    refused: [[["x"], '--value must be an integer or true or false; "x" is not.']],
    help: "An integer or true or false.",
  },
  {
    keyword: "enum",
    schema: { enum: ["alpha", 2, null] },
    taken: [
      [["alpha"], "alpha"],
      [["2"], 2],
    ],
    refused: [
      [["alpa"], '--value must be one of alpha, 2; "alpa" is not.\n  Did you mean alpha?'],
      [["null"], '--value must be one of alpha, 2; "null" is not.'],
    ],
    help: "One of alpha, 2.",
  },
  {
    keyword: "const",
    schema: { const: "on" },
    taken: [[["on"], "on"]],
    refused: [[["off"], '--value must be on; "off" is not.']],
    help: "On.",
  },
  {
    keyword: "format",
    schema: { type: "string", format: "date-time" },
    taken: [[["2024-02-29t12:00:00z"], "2024-02-29t12:00:00z"]],
    refused: [
      [["2025-02-29T12:00:00Z"], '--value must be an RFC 3339 timestamp; "2025-02-29T12:00:00Z" is not.'],
    ],
    help: "An RFC 3339 timestamp.",
  },
  {
    keyword: "format",
    schema: { type: "integer", format: "int32" },
    taken: [[["2147483647"], 2147483647]],
    refused: [[["2147483648"], '--value must be an integer of 32 bits; "2147483648" is not.']],
    help: "An integer of 32 bits.",
  },
  {
    keyword: "minimum",
    schema: { type: "number", minimum: 0.5 },
    taken: [[["5e-1"], 0.5]],
    refused: [[["0.4"], '--value must be a number of at least 0.5; "0.4" is not.']],
    help: "A number of at least 0.5.",
  },
  {
    keyword: "maximum",
    schema: { type: "integer", minimum: -1, maximum: 1 },
    taken: [[["-1"], -1]],
    refused: [[["2"], '--value must be an integer between -1 and 1; "2" is not.']],
    help: "An integer between -1 and 1.",
  },
  {
    keyword: "exclusiveMinimum",
    schema: { type: "number", exclusiveMinimum: 0 },
    taken: [[["0.1"], 0.1]],
    refused: [
      [["-3"], '--value must be a number more than 0; "-3" is not.'],
      [["0"], '--value must be a number more than 0; "0" is not.'],
    ],
    help: "A number more than 0.",
  },
  {
    keyword: "exclusiveMaximum",
    schema: { type: "number", exclusiveMaximum: 1, minimum: 0 },
    taken: [[["0.9"], 0.9]],
    refused: [[["1"], '--value must be a number of at least 0 and less than 1; "1" is not.']],
    help: "A number of at least 0 and less than 1.",
  },
  {
    keyword: "multipleOf",
    schema: { type: "integer", minimum: 0, multipleOf: 5 },
    taken: [[["15"], 15]],
    refused: [[["12"], '--value must be an integer of at least 0 that is a multiple of 5; "12" is not.']],
    help: "An integer of at least 0 that is a multiple of 5.",
  },
  {
    keyword: "minLength",
    schema: { type: "string", minLength: 2 },
    taken: [[["ab"], "ab"]],
    refused: [[["🎉"], '--value must be a text with at least 2 characters; "🎉" is not.']],
    help: "A text with at least 2 characters.",
  },
  {
    keyword: "maxLength",
    schema: { type: "string", maxLength: 1 },
    taken: [[["🎉"], "🎉"]],
    refused: [[["ab"], '--value must be a text with at most 1 character; "ab" is not.']],
    help: "A text with at most 1 character.",
  },
  {
    keyword: "pattern",
    schema: { type: "string", pattern: "^[a-z]+$" },
    taken: [[["ab"], "ab"]],
    refused: [[["AB"], '--value must be a text that matches ^[a-z]+$; "AB" is not.']],
    help: "A text that matches ^[a-z]+$.",
  },
  {
    keyword: "items",
    schema: { type: "array", items: { type: "integer", minimum: 1 } },
    taken: [
      [
        ["3", "1"],
        [3, 1],
      ],
    ],
    refused: [[["3", "0"], '--value must be an integer of at least 1; "0" is not.']],
    help: "An integer of at least 1. May be repeated.",
  },
  {
    keyword: "minItems",
    schema: { type: "array", items: { type: "string" }, minItems: 2 },
    taken: [
      [
        ["a", "a"],
        ["a", "a"],
      ],
    ],
    refused: [[["a"], '--value must have at least 2 items; given: "a".']],
    help: "May be repeated. Must have at least 2 items.",
  },
  {
    keyword: "maxItems",
    schema: { type: "array", items: { type: "string" }, maxItems: 1 },
    taken: [[["a"], ["a"]]],
    refused: [[["a", ""], '--value must have at most 1 item; given: "a", an empty text.']],
    help: "May be repeated. Must have at most 1 item.",
  },
  {
    keyword: "uniqueItems",
    schema: { type: "array", items: { type: "integer" }, uniqueItems: true },
    taken: [
      [
        ["1", "2"],
        [1, 2],
      ],
    ],
    refused: [[["1", "01"], '--value must not hold an item twice; given: "1", "01".']],
    help: "May be repeated. Must not hold an item twice.",
  },
  {
    keyword: "properties",
    schema: {
      type: "object",
      properties: { low: { type: "integer", maximum: 9 }, name: { type: "string" } },
    },
    taken: [[['{"low":9,"more":[1]}'], { low: 9, more: [1] }]],
    refused: [
      [['{"low":"9"}'], '--value: low must be an integer, not a string; "{"low":"9"}" is given.'],
      [["[1]"], '--value must be a JSON object (low: an integer of at most 9; name: a text); "[1]" is not.'],
      [
        ["{low:1}"],
        '--value must be a JSON object (low: an integer of at most 9; name: a text); "{low:1}" is not.',
      ],
    ],
    help: "A JSON object (low: an integer of at most 9; name: a text).",
  },
  {
    keyword: "required",
    schema: { type: "object", properties: { low: {} }, required: ["low", "high"] },
    taken: [[['{"low":1,"high":2}'], { low: 1, high: 2 }]],
    refused: [[['{"low":1}'], '--value: high must be there; "{"low":1}" is given.']],
    help: "A JSON object (low, required; high, required).",
  },
  {
    keyword: "additionalProperties",
    schema: { type: "object", properties: { low: {} }, additionalProperties: false },
    taken: [[['{"low":1}'], { low: 1 }]],
    refused: [[['{"lou":1}'], '--value: lou must not be there; "{"lou":1}" is given.']],
    help: "A JSON object (low; no others).",
  },
  {
    keyword: "additionalProperties",
    schema: { type: "object", additionalProperties: { type: "boolean" } },
    taken: [[['{"a":true}'], { a: true }]],
    refused: [[['{"a b":1}'], '--value: ["a b"] must be a boolean, not a number; "{"a b":1}" is given.']],
    help: "A JSON object (others: true or false).",
  },
  {
    keyword: "minProperties",
    schema: { type: "object", minProperties: 1 },
    taken: [[['{"a":1}'], { a: 1 }]],
    refused: [[["{}"], '--value must be a JSON object with at least 1 property; "{}" is not.']],
    help: "A JSON object with at least 1 property.",
  },
  {
    keyword: "maxProperties",
    schema: { type: "object", maxProperties: 1 },
    taken: [[["{}"], {}]],
    refused: [
      [['{"a":1,"b":2}'], '--value must be a JSON object with at most 1 property; "{"a":1,"b":2}" is not.'],
    ],
    help: "A JSON object with at most 1 property.",
  },
  {
    keyword: "oneOf",
    schema: { oneOf: [{ type: "integer", minimum: 1 }, { enum: ["all", "none"] }, { type: "object" }] },
    taken: [
      [["3"], 3],
      [["all"], "all"],
      [['{"a":1}'], { a: 1 }],
    ],
    refused: [
      [
        ["al"],
        '--value must be an integer of at least 1, or one of all, none, or a JSON object; "al" is not.\n  Did you mean all?',
      ],
    ],
    help: "An integer of at least 1, or one of all, none, or a JSON object.",
  },
  {
    keyword: "anyOf",
    schema: { type: "string", maxLength: 9, anyOf: [{ pattern: "a" }, { pattern: "b" }] },
    taken: [[["ab"], "ab"]],
    refused: [
      [
        ["c"],
        '--value must be a text with at most 9 characters, and a text that matches a, or a text that matches b; "c" is not.',
      ],
    ],
    help: "A text with at most 9 characters, and a text that matches a, or a text that matches b.",
  },
  {
    keyword: "discriminator",
    schema: {
      discriminator: { propertyName: "kind" },
      oneOf: [
        { type: "object", properties: { kind: { const: "day" } }, required: ["kind"] },
        { type: "object", properties: { kind: { const: "hour" } }, required: ["kind"] },
      ],
    },
    taken: [[['{"kind":"day"}'], { kind: "day" }]],
    refused: [
      [
        ['{"kind":"year"}'],
        '--value must be a JSON object (kind, required: day), or a JSON object (kind, required: hour); "{"kind":"year"}" is not.',
      ],
    ],
    help: "A JSON object (kind, required: day), or a JSON object (kind, required: hour).",
  },
  {
    keyword: "enum",
    schema: { enum: [] },
    taken: [],
    refused: [[["x"], '--value must be left out; "x" is not.']],
    help: "Left out.",
  },
];

const withValue = (schema: Schema, more: Partial<Parameter> = {}): Operation => ({
  operationId: "searchThings",
  resource: "things",
  action: "search",
  method: "GET",
  path: "/v1/things",
  parameters: { value: { in: "query", schema, ...more } },
});

const run = (schema: Schema, texts: readonly string[]) =>
  runFixture(["things", "search", ...texts.map((text) => `--value=${text}`)], {
    operations: [withValue(schema)],
  });

describe.each(cases.map((each) => [each.keyword, JSON.stringify(each.schema), each] as const))(
  "%s, as in %s",
  (_, __, { schema, taken, refused, help }) => {
    test("lets pass what fits, with its type", async () => {
      for (const [texts, value] of taken)
        expect((await run(schema, texts)).calls[0]?.params).toEqual({ value });
    });

    test("refuses what does not, before anything is sent", async () => {
      for (const [texts, message] of refused) {
        const { code, calls, stderr } = await run(schema, texts);
        expect({ code, calls, stderr }).toEqual({ code: 2, calls: [], stderr: `error: ${message}\n` });
      }
    });

    test("is said in the help", async () => {
      const { stdout } = await runFixture(["things", "search", "--help"], {
        operations: [withValue(schema)],
      });
      expect(stdout.replace(/\s+/g, " ")).toContain(`> Value. ${help} `);
    });
  },
);

test("there is a case for every keyword that values are held to", () => {
  const held = Object.keys(KEYWORDS).filter((keyword) => KEYWORDS[keyword] === "value");
  // Parameters are whole: the generator has followed their references.
  expect(held.filter((keyword) => !cases.some((each) => each.keyword === keyword))).toEqual(["$ref"]);
});

describe("a boolean that can be only one of the two", () => {
  test("is refused where it is the other", async () => {
    const operations = [withValue({ type: "boolean", const: true })];
    const on = await runFixture(["things", "search", "--value"], { operations });
    expect(on.calls[0]?.params).toEqual({ value: true });
    const off = await runFixture(["things", "search", "--no-value"], { operations });
    expect(off).toMatchObject({
      code: 2,
      calls: [],
      stderr: 'error: --no-value must be true; "false" is not.\n',
    });
  });
});

test("what a parameter is, beside its values, is in the help", async () => {
  const operations = [
    withValue(
      { type: "array", items: { type: "integer" }, default: [1, 2] },
      { required: true, deprecated: true, style: "pipeDelimited", explode: false },
    ),
  ];
  const { stdout } = await runFixture(["things", "search", "--help"], { operations });
  expect(stdout).toContain("--value <n>  Value. Deprecated. Required. May be repeated. Default [1,2].\n");
});

test("a required boolean that is not given is told both of its flags", async () => {
  const operations = [withValue({ type: "boolean" }, { required: true })];
  const { stderr } = await runFixture(["things", "search"], { operations });
  expect(stderr).toBe("error: --value is required.\n  Write --value or --no-value.\n");
});
