import type { Document, Operation, Parameter, Schema } from "../../src/openapi.ts";

/** An operation, but for what every one needs. */
export interface Given {
  readonly operationId?: string;
  readonly tag?: string;
  readonly parameters?: readonly object[];
  /** @default 200 with an object */
  readonly responses?: Readonly<Record<string, object>>;
  readonly [keyword: string]: unknown;
}

const problem = { description: "No.", content: { "application/json": { schema: { type: "object" } } } };

/** A response of JSON. */
export const json = (schema: unknown, mediaType = "application/json"): object => ({
  description: "Yes.",
  content: { [mediaType]: { schema } },
});

/** A response of another media type. */
export const bytes = (...mediaTypes: readonly string[]): object => ({
  description: "Yes.",
  content: Object.fromEntries(mediaTypes.map((type) => [type, { schema: { type: "string" } }])),
});

/** A query parameter; `more` changes what it is. */
export const query = (name: string, schema: unknown = { type: "string" }, more: object = {}): object => ({
  name,
  in: "query",
  description: `The ${name}.`,
  schema,
  ...more,
});

/** A reference to a component schema. */
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

export const row: Schema = {
  type: "object",
  required: ["id"],
  properties: { id: { type: "string" } },
};

export const token: Schema = { type: ["string", "null"] };

/** One page of a list. */
export const page = (item: Schema = row): Schema => ({
  type: "object",
  properties: { rows: { type: "array", items: item }, next_page_token: token },
});

/** An operation that lists pages of `schema`. */
export const list = (schema: unknown = page(), { "x-list": names = {}, ...given }: Given = {}): Given => ({
  operationId: "listThings",
  parameters: [query("page_token")],
  responses: { "200": json(schema) },
  ...given,
  "x-list": { items: "rows", id: "id", columns: ["id"], ...(names as object) },
});

const SCHEMES = {
  Key: { type: "apiKey", in: "header", name: "X-Key" },
  Bearer: { type: "http", scheme: "Bearer" },
  InQuery: { type: "apiKey", in: "query", name: "key" },
  Login: { type: "openIdConnect", openIdConnectUrl: "https://login.example.test" },
};

/** A whole document of these operations, each a GET on a path of its own; `more` changes its other parts. */
export function documentOf(
  operations: readonly Given[],
  schemas: Readonly<Record<string, unknown>> = {},
  more: object = {},
): Document {
  const all = operations.map(operationOf);
  const ways = [
    (more as Operation).security ?? [{ Key: [] }],
    ...all.map(({ security }) => security ?? []),
  ].flat();
  const used = new Set(ways.flatMap(Object.keys));
  const tags = new Set(all.flatMap((operation) => operation.tags ?? []));
  const document = {
    openapi: "3.1.0",
    info: {
      title: "Test",
      version: "1.0.0",
      summary: "A test.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "https://api.example.test" }],
    security: [{ Key: [] }],
    tags: [...tags].map((name) => ({ name, description: `What ${name} are.` })),
    paths: Object.fromEntries(all.map((operation, index) => [`/v1/${index}`, { get: operation }])),
    components: {
      securitySchemes: Object.fromEntries(Object.entries(SCHEMES).filter(([name]) => used.has(name))),
      schemas,
    },
    ...more,
  };
  return document as unknown as Document; // tests put things into it that no document may hold
}

function operationOf({ operationId = "getThing", tag = "things", responses, ...given }: Given): Operation {
  const answered = responses ?? { "200": json({ type: "object", properties: { a: { type: "string" } } }) };
  return {
    operationId,
    tags: [tag],
    summary: `Summary of ${operationId}`,
    description: `Description of ${operationId}.`,
    ...given,
    parameters: (given.parameters ?? []) as Parameter[],
    responses: { ...answered, "400": problem },
  };
}
