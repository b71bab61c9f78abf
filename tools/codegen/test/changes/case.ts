/** A change of the document: one more operation, what a program may write with it, and what every surface makes of it. */
export interface Change {
  readonly what: string;
  readonly operationId: string;
  /** @default a path of its own */
  readonly path?: string;
  /** What stands beside `get` on the path. */
  readonly pathItem?: object;
  /** The operation, but for what {@link operationOf} adds. */
  readonly get: object;
  readonly schemas?: Readonly<Record<string, object>>;
  readonly components?: Readonly<Record<string, Readonly<Record<string, object>>>>;
  /** Lines of a program that uses it; `coval` is a client, `hooks` are the hooks. */
  readonly usage: string;
  /** Parameters that the API takes. */
  readonly params?: object;
  /** The address that those are sent to, from the path on. */
  readonly sends?: string;
  /** The same parameters on the command line. */
  readonly flags?: readonly string[];
  /** What the command's help says. */
  readonly help?: RegExp;
  /** What every surface refuses, and how: flags of the command line, or the query that stands for them. */
  readonly refuses?: readonly {
    readonly flags: readonly string[];
    readonly query: string;
    readonly text: string;
    /** The command line's words, where they are others: it says the type too. */
    readonly words?: string;
  }[];
  /** Bodies that break the document, and what a validating client says of them. */
  readonly drift?: readonly { readonly body: unknown; readonly text: string }[];
  /** The mock answers an honest 501 or 404 where it has nothing to show; the status. @default 200 */
  readonly answers?: number;
}

/** A successful response of JSON. */
export const json = (schema: object, status = "200", type = "application/json"): object => ({
  responses: { [status]: { description: "Done.", content: { [type]: { schema } } } },
});

/** Query parameters, each with its schema. */
export const query = (parameters: Readonly<Record<string, object>>): object => ({
  parameters: Object.entries(parameters).map(([name, schema]) => ({
    name,
    in: "query",
    description: `The ${name}.`,
    schema,
  })),
});

const ok = json({ type: "object", properties: { done: { type: "boolean" } } });

/** A query parameter whose schema is the change. */
export const ofParameter = (
  what: string,
  name: string,
  schema: object,
  more: Pick<Change, "usage" | "params" | "sends" | "flags" | "help" | "refuses">,
): Change => ({
  what,
  operationId: `get${name.charAt(0).toUpperCase()}${name.slice(1)}`,
  get: { ...ok, ...query({ [name]: schema }) },
  ...more,
});

/** A body whose schema is the change. */
export const ofBody = (
  what: string,
  operationId: string,
  schema: object,
  more: Pick<Change, "usage" | "schemas" | "drift">,
): Change => ({ what, operationId, get: json(schema), ...more });

/** A list of items of a schema. */
export const ofList = (
  what: string,
  operationId: string,
  { items = "rows", next = "next_page_token", body, list, parameters = {}, item }: ListParts,
  more: Pick<Change, "usage" | "schemas" | "params" | "sends" | "help">,
): Change => ({
  what,
  operationId,
  get: {
    "x-list": { items, id: "id", columns: ["id"], ...list },
    ...json(body ?? pageOf(items, next, item ?? { $ref: "#/components/schemas/Row" })),
    ...query({ page_token: { type: "string" }, page_size: { type: "integer", minimum: 1 }, ...parameters }),
  },
  ...more,
});

interface ListParts {
  readonly items?: string;
  readonly next?: string;
  readonly body?: object;
  readonly list?: object;
  readonly parameters?: Readonly<Record<string, object>>;
  readonly item?: object;
}

/** The schema of a page, whose items and token may lie below objects. */
export function pageOf(items: string, next: string, item: object): object {
  const page = { type: "object", required: [] as string[], properties: {} as Record<string, object> };
  place(page, items.split("."), { type: "array", items: item });
  place(page, next.split("."), { type: ["string", "null"] });
  return page;
}

interface Open {
  readonly properties: Record<string, object>;
}

function place(page: Open, [name = "", ...rest]: readonly string[], schema: object): void {
  if (rest.length === 0) page.properties[name] = schema;
  else {
    page.properties[name] ??= { type: "object", properties: {} };
    place(page.properties[name] as Open, rest, schema);
  }
}

/** An operation of the document, with all that the lint asks for. */
export function operationOf({ operationId, get }: Change): object {
  const responses = (get as { responses?: object }).responses ?? (ok as { responses: object }).responses;
  return {
    operationId,
    tags: [`${operationId} things`],
    summary: `Summary of ${operationId}`,
    description: `Description of ${operationId}.`,
    ...get,
    responses: { ...responses, "400": { $ref: "#/components/responses/Error" } },
  };
}

/** A document of all these changes. */
export function documentOf(changes: readonly Change[]): string {
  const tags = changes.flatMap((change) => (operationOf(change) as { tags: readonly string[] }).tags);
  return JSON.stringify({
    openapi: "3.1.0",
    info: {
      title: "Changes",
      version: "1.0.0",
      summary: "One of each.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "https://{region}.changes.test", variables: { region: { default: "eu" } } }],
    security: [{ Bearer: [] }],
    tags: [...new Set(tags)].map((name) => ({ name, description: `What ${name} are.` })),
    paths: Object.fromEntries(
      changes.map((change) => [
        change.path ?? `/v1/${change.operationId}`,
        { ...change.pathItem, get: operationOf(change) },
      ]),
    ),
    components: {
      ...merged(changes.map(({ components = {} }) => components)),
      securitySchemes: { Bearer: { type: "http", scheme: "bearer" } },
      responses: {
        ...merged(changes.map(({ components = {} }) => components)).responses,
        Error: {
          description: "What was wrong.",
          content: {
            "application/json": {
              schema: { type: "object" },
              example: { error: { code: "INVALID_ARGUMENT", message: "Wrong", details: [] } },
            },
          },
        },
      },
      schemas: {
        Row: {
          type: "object",
          description: "A row.",
          required: ["id"],
          properties: { id: { type: "string" } },
        },
        ...Object.assign({}, ...changes.map(({ schemas }) => schemas)),
      },
    },
  });
}

type Components = Readonly<Record<string, Readonly<Record<string, object>>>>;

function merged(all: readonly Components[]): Record<string, object> {
  const sum: Record<string, object> = {};
  for (const components of all) {
    for (const [kind, named] of Object.entries(components)) sum[kind] = { ...sum[kind], ...named };
  }
  return sum;
}
