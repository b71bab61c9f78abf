import { query, ref, row } from "../support/document.ts";
import { type Case, GET, of, SCHEMA, withBody, withParameter } from "./case.ts";

export const SCHEMAS: Case[] = [
  [
    "is an allOf of itself",
    withBody(ref("A"), { A: { allOf: [ref("A")] } }),
    /"A" holds itself/,
    "#/components/schemas/A",
  ],
  [
    "is an allOf of itself by way of another",
    withBody(row, { A: { allOf: [ref("B")] }, B: { oneOf: [ref("A"), row] } }),
    /by way of B/,
    "#/components/schemas/A",
  ],
  [
    "is a list of itself",
    withBody(row, { A: { type: "array", items: ref("A") } }),
    /no object in between/,
    "#/components/schemas/A",
  ],
  [
    "merges a part of itself for ever",
    withBody(ref("A"), {
      A: { type: "object", properties: { a: { allOf: [ref("A"), { minProperties: 1 }] } } },
    }),
    /a part of itself that never ends/,
    "#/components/schemas/A/properties/a",
  ],
  ["is of two types", withBody({ allOf: [{ type: "string" }, { type: "integer" }] }), /every type/, SCHEMA],
  [
    "has two enums with nothing in common",
    withBody({ allOf: [{ enum: ["a"] }, { enum: ["b"] }] }),
    /every enum/,
    SCHEMA,
  ],
  [
    "has two patterns",
    withBody({ allOf: [{ pattern: "a" }, { pattern: "b" }] }),
    /different pattern/,
    SCHEMA,
  ],
  [
    "adds a property to a closed part",
    withBody({ allOf: [{ ...row, additionalProperties: false }, { properties: { b: {} } }] }),
    /property "b"/,
    SCHEMA,
  ],
  [
    "has a keyword that nobody reads",
    withBody({ type: "object", not: {} }),
    /reads the keyword "not"/,
    `${SCHEMA}/not`,
  ],
  ["is no schema", withBody("text"), /is no schema/, SCHEMA],
  [
    "has properties that are none",
    withBody({ properties: [] }),
    /properties must be/,
    `${SCHEMA}/properties`,
  ],
  ["has alternatives that are none", withBody({ oneOf: {} }), /oneOf must be/, `${SCHEMA}/oneOf`],
  ["refers to nothing", withBody(ref("Nothing")), /leads nowhere/, SCHEMA],
  [
    "says more beside a reference, in OpenAPI 3.0",
    { ...withBody({ ...ref("A"), minProperties: 1 }, { A: row }), openapi: "3.0.3" },
    /OpenAPI 3.0 ignores/,
    SCHEMA,
  ],
];

export const PARAMETERS: Case[] = [
  [
    "is a cookie",
    withParameter({ type: "string" }, { in: "cookie" }),
    /cookies are not sent/,
    `${GET}/parameters/0/in`,
  ],
  [
    "has content",
    withParameter(undefined, { content: { "application/json": {} } }),
    /a schema in place of content/,
    `${GET}/parameters/0/content`,
  ],
  [
    "allows what is reserved",
    withParameter({ type: "string" }, { allowReserved: true }),
    /always encoded/,
    `${GET}/parameters/0/allowReserved`,
  ],
  ["is an object that is not deep", withParameter(row), /style: deepObject/, `${GET}/parameters/0/schema`],
  [
    "is an object of objects",
    withParameter({ type: "object", properties: { a: row } }, { style: "deepObject" }),
    /numbers, texts or booleans/,
    `${GET}/parameters/0/schema`,
  ],
  [
    "is a list of lists",
    withParameter({ type: "array", items: { type: "array" } }),
    /numbers, texts or booleans/,
    `${GET}/parameters/0/schema`,
  ],
  [
    "is a list in a path",
    withParameter({ type: "array" }, { in: "path", required: true }),
    /a list cannot be sent in a path/,
    `${GET}/parameters/0/schema`,
  ],
  [
    "is an object in a header",
    withParameter({ type: "object" }, { in: "header" }),
    /an object cannot be sent in a header/,
    `${GET}/parameters/0/schema`,
  ],
  [
    "is a text of a list's style",
    withParameter({ type: "string" }, { style: "pipeDelimited" }),
    /must be form/,
    `${GET}/parameters/0/style`,
  ],
  [
    "is one text and exploded",
    withParameter({ type: "array" }, { style: "pipeDelimited", explode: true }),
    /leave explode out/,
    `${GET}/parameters/0/explode`,
  ],
  [
    "holds itself",
    withParameter(ref("A"), { style: "deepObject" }, { A: { type: "object", properties: { a: ref("A") } } }),
    /"A" holds itself/,
    `${GET}/parameters/0/schema`,
  ],
  [
    "is the header of the key",
    withParameter({ type: "string" }, { in: "header", name: "x-key" }),
    /carries the API key/,
    `${GET}/parameters/0`,
  ],
  [
    "has a name that a flag has",
    of({ parameters: [query("page_size"), query("pageSize")] }),
    /both be --page-size/,
    `${GET}/parameters/1`,
  ],
  [
    "is called __proto__",
    of({ parameters: [query("__proto__")] }),
    /Nothing can be called/,
    `${GET}/parameters/0/name`,
  ],
];
