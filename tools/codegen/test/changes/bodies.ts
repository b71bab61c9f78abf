import { type Change, json, ofBody, ofList, pageOf } from "./case.ts";

const row = { $ref: "#/components/schemas/Row" };

/** Changes of what an operation answers. */
export const BODIES: readonly Change[] = [
  ofBody(
    "parts joined by allOf",
    "getWhole",
    { $ref: "#/components/schemas/Whole" },
    {
      usage: "const whole: Promise<{ id: string; size: number }> = coval.getWholeThings.getWhole(); whole;",
      schemas: {
        Whole: {
          allOf: [row, { type: "object", required: ["size"], properties: { size: { type: "integer" } } }],
        },
      },
      drift: [
        { body: { id: 5, size: 1 }, text: "id must be a string, not a number" },
        { body: { id: "a" }, text: "size must be there" },
      ],
    },
  ),
  ofBody(
    "null beside a type",
    "getNullable",
    { type: "object", required: ["a"], properties: { a: { type: ["string", "null"] } } },
    {
      usage:
        "const nullable: Promise<{ a: string | null }> = coval.getNullableThings.getNullable(); nullable;",
      drift: [{ body: { a: 1 }, text: "a must be a string or null, not a number" }],
    },
  ),
  ofBody(
    "alternatives",
    "getEither",
    { oneOf: [row, { type: "object", required: ["code"], properties: { code: { type: "integer" } } }] },
    {
      usage: "coval.getEitherThings.getEither();",
      drift: [{ body: 5, text: "The body must be" }],
    },
  ),
  ofBody(
    "alternatives with a discriminator",
    "getAnimal",
    {
      oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
      discriminator: { propertyName: "kind", mapping: { hound: "#/components/schemas/Dog" } },
    },
    {
      usage: "coval.getAnimalThings.getAnimal();",
      schemas: {
        Cat: {
          type: "object",
          required: ["kind"],
          properties: { kind: { const: "Cat" }, lives: { type: "integer" } },
        },
        Dog: {
          type: "object",
          required: ["kind"],
          properties: { kind: { const: "hound" }, tricks: { type: "array", items: { type: "string" } } },
        },
      },
      drift: [{ body: { kind: "hound", tricks: 3 }, text: "tricks must be an array, not a number" }],
    },
  ),
  ofBody(
    "a schema that holds itself",
    "getTree",
    { $ref: "#/components/schemas/Tree" },
    {
      usage: "coval.getTreeThings.getTree();",
      schemas: {
        Tree: {
          type: "object",
          required: ["id"],
          properties: {
            id: { type: "string" },
            below: { type: "array", items: { $ref: "#/components/schemas/Tree" } },
          },
        },
      },
      drift: [{ body: { id: "a", below: [{ id: 1 }] }, text: "below[0].id must be a string, not a number" }],
    },
  ),
  ofBody(
    "an object of any keys",
    "getMap",
    { type: "object", additionalProperties: { type: "number", exclusiveMinimum: 0 } },
    {
      usage: "const map: Promise<{ [key: string]: number }> = coval.getMapThings.getMap(); map;",
      drift: [{ body: { "a b": -1 }, text: '["a b"] must be more than 0' }],
    },
  ),
  ofBody(
    "a schema of true",
    "getAnything",
    { type: "object", properties: { anything: true } as object },
    {
      usage: "coval.getAnythingThings.getAnything();",
      drift: [{ body: [], text: "The body must be an object, not an array" }],
    },
  ),
  ofBody(
    "texts of a format",
    "getFormats",
    {
      type: "object",
      properties: {
        id: { type: "string", format: "uuid" },
        link: { type: "string", format: "uri" },
        on: { type: "string", format: "date" },
      },
    },
    {
      usage: "coval.getFormatsThings.getFormats();",
      drift: [
        { body: { id: "x" }, text: "id must be a UUID" },
        { body: { link: "x" }, text: "link must be an absolute URI" },
        { body: { on: "2025-02-30" }, text: "on must be a date" },
      ],
    },
  ),
  ofBody(
    "bounds of lists and objects",
    "getBounds",
    {
      type: "object",
      properties: {
        few: {
          type: "array",
          minItems: 1,
          maxItems: 2,
          uniqueItems: true,
          items: { type: "integer", multipleOf: 2 },
        },
        some: { type: "object", minProperties: 1, additionalProperties: true },
      },
    },
    {
      usage: "coval.getBoundsThings.getBounds();",
      drift: [
        { body: { few: [] }, text: "few must have between 1 and 2 items" },
        { body: { few: [2, 2] }, text: "few must not hold an item twice" },
        { body: { few: [3] }, text: "few[0] must be a multiple of 2" },
        { body: { some: {} }, text: "some must have at least 1 property" },
      ],
    },
  ),
  {
    what: "a success of 201",
    operationId: "getCreated",
    get: json({ type: "object" }, "201"),
    usage: "coval.getCreatedThings.getCreated();",
    answers: 201,
  },
  {
    what: "a success of any 2xx",
    operationId: "getRange",
    get: json({ type: "object" }, "2XX"),
    usage: "coval.getRangeThings.getRange();",
  },
  {
    what: "JSON by a suffix, with a charset",
    operationId: "getSuffix",
    get: json(
      { type: "object", required: ["a"], properties: { a: { type: "string" } } },
      "200",
      "application/vnd.covalkit+json; charset=utf-8",
    ),
    usage: "const suffix: Promise<{ a: string }> = coval.getSuffixThings.getSuffix(); suffix;",
  },
  {
    what: "nothing",
    operationId: "getNothing",
    get: { responses: { "204": { description: "Nothing." } } },
    usage: "const nothing: Promise<undefined> = coval.getNothingThings.getNothing(); nothing;",
    answers: 204,
  },
  {
    what: "text",
    operationId: "getText",
    get: {
      responses: {
        "200": {
          description: "Text.",
          content: { "text/plain": { schema: { type: "string" }, example: "hello" } },
        },
      },
    },
    usage: "const text: Promise<string> = coval.getTextThings.getText(); text;",
  },
  {
    what: "bytes",
    operationId: "getBytes",
    get: {
      responses: {
        "200": {
          description: "Bytes.",
          content: { "audio/wav": { schema: { type: "string", format: "binary" }, example: "RIFF" } },
        },
      },
    },
    usage: "const bytes: Promise<Blob> = coval.getBytesThings.getBytes(); bytes;",
  },
  {
    what: "a shared response",
    operationId: "getSharedResponse",
    components: {
      responses: { Shared: { description: "Shared.", content: { "application/json": { schema: row } } } },
    },
    get: { responses: { "200": { $ref: "#/components/responses/Shared" } } },
    usage:
      "const shared: Promise<{ id: string }> = coval.getSharedResponseThings.getSharedResponse(); shared;",
  },
];

/** Changes of how lists are walked. */
export const LISTS: readonly Change[] = [
  ofList(
    "a list with other names",
    "listCursors",
    {
      next: "next_cursor",
      list: { pageToken: "cursor", nextPageToken: "next_cursor", pageSize: "limit" },
      parameters: { cursor: { type: "string" }, limit: { type: "integer", maximum: 9, minimum: 1 } },
    },
    {
      usage:
        "const cursors: Promise<{ id: string }[]> = coval.listCursorsThings.listCursors({ limit: 3 }).toArray(); cursors;",
      params: { limit: 3 },
      help: /--limit|--param-limit/,
    },
  ),
  ofList(
    "a list whose items and token lie below objects",
    "listDeep",
    {
      items: "data.rows",
      next: "meta.next",
      list: { nextPageToken: "meta.next" },
    },
    {
      usage: "const deep: Promise<{ id: string }[]> = coval.listDeepThings.listDeep().toArray(); deep;",
      params: { page_size: 2 },
    },
  ),
  ofList(
    "a list that is one of two alternatives",
    "listEither",
    {
      body: {
        oneOf: [
          pageOf("rows", "next_page_token", row),
          { type: "object", required: ["job"], properties: { job: { type: "string" } } },
        ],
      },
    },
    {
      usage:
        "const either: Promise<{ id: string }[]> = coval.listEitherThings.listEither().toArray(); either;",
      params: { page_size: 2 },
    },
  ),
  ofList(
    "a list of items in line",
    "listInline",
    {
      item: {
        type: "object",
        required: ["id"],
        properties: { id: { type: "string", format: "uuid" }, size: { type: "integer", minimum: 1 } },
      },
    },
    {
      usage:
        "const inline: Promise<{ id: string; size?: number }[]> = coval.listInlineThings.listInline().toArray(); inline;",
      params: { page_size: 2 },
    },
  ),
  ofList(
    "a list of items joined by allOf",
    "listJoined",
    {
      item: { allOf: [row, { type: "object", properties: { note: { type: ["string", "null"] } } }] },
    },
    {
      usage:
        "const joined: Promise<{ id: string; note?: string | null }[]> = coval.listJoinedThings.listJoined().toArray(); joined;",
      params: { page_size: 2 },
    },
  ),
];
