import { type Change, json } from "./case.ts";

/** One keyword of JSON Schema: what fits it, what breaks it, and what every surface says of that. */
interface KeywordCase {
  readonly keyword: string;
  readonly schema: object;
  readonly fits: unknown;
  readonly breaks: unknown;
  readonly text: string;
  /** The command line's words, where they are others. */
  readonly words?: string;
}

const list = (more: object) => ({ type: "array", items: { type: "string" }, ...more });
const object = (more: object) => ({ type: "object", properties: { a: { type: "integer" } }, ...more });

const KEYWORD_CASES: readonly KeywordCase[] = [
  { keyword: "type", schema: { type: "integer" }, fits: 3, breaks: "x", text: "must be an integer" },
  {
    keyword: "enum",
    schema: { type: "string", enum: ["red", "green"] },
    fits: "red",
    breaks: "blue",
    text: "must be one of red, green",
  },
  {
    keyword: "const",
    schema: { const: "full" },
    fits: "full",
    breaks: "part",
    text: 'must be "full"',
    words: "must be full",
  },
  {
    keyword: "format",
    schema: { type: "string", format: "date" },
    fits: "2025-02-28",
    breaks: "2025-02-30",
    text: "must be a date",
  },
  {
    keyword: "minimum",
    schema: { type: "number", minimum: 2 },
    fits: 2,
    breaks: 1,
    text: "must be at least 2",
  },
  {
    keyword: "maximum",
    schema: { type: "number", maximum: 2 },
    fits: 2,
    breaks: 3,
    text: "must be at most 2",
  },
  {
    keyword: "exclusiveMinimum",
    schema: { type: "number", exclusiveMinimum: 0 },
    fits: 0.5,
    breaks: -3,
    text: "must be more than 0",
  },
  {
    keyword: "exclusiveMaximum",
    schema: { type: "number", exclusiveMaximum: 1 },
    fits: 0,
    breaks: 1,
    text: "must be less than 1",
  },
  {
    keyword: "multipleOf",
    schema: { type: "integer", multipleOf: 5 },
    fits: 10,
    breaks: 7,
    text: "must be a multiple of 5",
    words: "multiple of 5",
  },
  {
    keyword: "minLength",
    schema: { type: "string", minLength: 2 },
    fits: "ab",
    breaks: "a",
    text: "must have at least 2 characters",
  },
  {
    keyword: "maxLength",
    schema: { type: "string", maxLength: 2 },
    fits: "ab",
    breaks: "abc",
    text: "must have at most 2 characters",
  },
  {
    keyword: "pattern",
    schema: { type: "string", pattern: "^[A-Z]+$" },
    fits: "A",
    breaks: "a",
    text: "must match ^[A-Z]+$",
    words: "matches ^[A-Z]+$",
  },
  {
    keyword: "items",
    schema: list({ items: { type: "integer" } }),
    fits: [1],
    breaks: ["x"],
    text: "must be an integer",
  },
  {
    keyword: "minItems",
    schema: list({ minItems: 2 }),
    fits: ["a", "b"],
    breaks: ["a"],
    text: "must have at least 2 items",
  },
  {
    keyword: "maxItems",
    schema: list({ maxItems: 1 }),
    fits: ["a"],
    breaks: ["a", "b"],
    text: "must have at most 1 item",
  },
  {
    keyword: "uniqueItems",
    schema: list({ uniqueItems: true }),
    fits: ["a"],
    breaks: ["a", "a"],
    text: "must not hold an item twice",
    words: "twice",
  },
  {
    keyword: "properties",
    schema: object({}),
    fits: { a: 1 },
    breaks: { a: "x" },
    text: "must be an integer",
  },
  {
    keyword: "required",
    schema: object({ required: ["a"] }),
    fits: { a: 1 },
    breaks: { b: "x" },
    text: "must be there",
  },
  {
    keyword: "additionalProperties",
    schema: object({ additionalProperties: { type: "boolean" } }),
    fits: { b: true },
    breaks: { b: "x" },
    text: "must be a boolean",
  },
  {
    keyword: "minProperties",
    schema: object({ minProperties: 2 }),
    fits: { a: 1, b: "x" },
    breaks: { a: 1 },
    text: "must have at least 2 properties",
  },
  {
    keyword: "maxProperties",
    schema: object({ maxProperties: 1 }),
    fits: { a: 1 },
    breaks: { a: 1, b: "x" },
    text: "must have at most 1 property",
  },
  {
    keyword: "oneOf",
    schema: { oneOf: [{ type: "integer", minimum: 5 }, { type: "boolean" }] },
    fits: 5,
    breaks: 4,
    text: "must be at least 5",
  },
  {
    keyword: "anyOf",
    schema: { anyOf: [{ type: "integer", minimum: 5 }, { type: "boolean" }] },
    fits: true,
    breaks: 4,
    text: "must be at least 5",
  },
];

/** The keywords that have a case of their own elsewhere, since they take a schema to refer to. */
export const REFERRING: readonly string[] = ["$ref", "discriminator"];

/** A growing API may send these, so that a validating client lets them pass. */
const OPEN: readonly string[] = ["enum", "const"];

export const KEYWORD_NAMES: readonly string[] = KEYWORD_CASES.map(({ keyword }) => keyword);

const flagsOf = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value.flatMap((each) => [`--value=${each}`])
    : [typeof value === "object" ? `--value=${JSON.stringify(value)}` : `--value=${value}`];

const queryOf = (value: unknown): string =>
  Array.isArray(value)
    ? value.map((each) => `value=${each}`).join("&")
    : typeof value === "object" && value !== null
      ? Object.entries(value)
          .map(([name, each]) => `value[${name}]=${each}`)
          .join("&")
      : `value=${value}`;

/** Each keyword, on a parameter and in a body. */
export const KEYWORDS_EVERYWHERE: readonly Change[] = KEYWORD_CASES.map(
  ({ keyword, schema, fits, breaks, text, words }) => {
    const isObject = "type" in schema && schema.type === "object";
    return {
      what: `${keyword}, on a parameter and in a body`,
      operationId: `check${keyword.charAt(0).toUpperCase()}${keyword.slice(1)}`,
      get: {
        ...json({ type: "object", required: ["value"], properties: { value: schema } }),
        parameters: [
          {
            name: "value",
            in: "query",
            description: "A value.",
            schema,
            ...(isObject && { style: "deepObject", explode: true }),
          },
        ],
      },
      usage: "",
      params: { value: fits },
      flags: flagsOf(fits),
      refuses: [
        { flags: flagsOf(breaks), query: queryOf(breaks), text, ...(words !== undefined && { words }) },
      ],
      drift: OPEN.includes(keyword) ? [] : [{ body: { value: breaks }, text }],
    };
  },
);
