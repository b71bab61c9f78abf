import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generateFrom } from "../src/generate.ts";
import { buildHouse, type House } from "./house.ts";
import { bytes, documentOf, json, list, page, query, ref, row } from "./support/document.ts";

const filter = (given: object = { type: "string" }): object =>
  query("filter", given, {
    description: "Keeps some.\n\n- `id`: its id",
    "x-filter": { fields: { id: { type: "string" } } },
  });
const filtered = (item = row): object => ({
  ...list(page(item)),
  parameters: [query("page_token"), filter()],
});

/** Names that are words of TypeScript, of the packages or of their generated files, or no identifiers at all. */
const OPERATIONS: readonly (readonly [operationId: string, tag: string])[] = [
  ["2faStatus", "2fa"],
  ["conversations.list", "conversations"],
  ["listenIn", "会話"],
  ["getGrade", "Évaluations"],
  ...["server", "security", "operations", "paths", "components", "valueAt", "withValueAt", "fingerprint"].map(
    (name) => [name, "tables"] as const,
  ),
  ...["core", "createFilter", "undefined", "type", "delete", "class", "Promise", "get-with.dots"].map(
    (name) => [name, "words"] as const,
  ),
];

/** Component schemas that are called as something else is. */
const SCHEMAS = [
  ...["ApiError", "Listing", "Resources", "RunsResource", "ListRunsParams", "ListRunsResponse", "components"],
  ...[
    "Data",
    "Filter",
    "InfiniteData",
    "PageParam",
    "Core",
    "Promise",
    "Record",
    "Map",
    "Error",
    "Name",
    "2fa",
  ],
];

/** What would end a comment, a text or a template that it stands in. */
const BREAKS = `*/ \` ${"$"}{x} " '`;

const named = documentOf(
  [
    ...OPERATIONS.map(([operationId, tag]) => ({ operationId, tag })),
    { ...filtered(ref("Run")), operationId: "listRuns", tag: "runs" },
    { ...filtered(ref("Run")), operationId: "searchRuns", tag: "searches" },
    ...SCHEMAS.map((name, index) => ({
      ...list(page(ref(name))),
      operationId: `list${index}`,
      tag: `tag ${index}`,
    })),
    {
      operationId: "getProse",
      tag: "prose",
      summary: `Ends ${BREAKS}`,
      description: `${BREAKS} \\ \u2028 ${BREAKS}`,
      parameters: [query("q", { type: "string", default: BREAKS }, { description: BREAKS, example: BREAKS })],
    },
    { operationId: "getText", tag: "results", responses: { "200": bytes("text/csv") } },
    { operationId: "getBytes", tag: "results", responses: { "200": bytes("audio/wav") } },
    { operationId: "getNothing", tag: "results", responses: { "204": { description: "Nothing." } } },
    {
      operationId: "getParameters",
      tag: "results",
      parameters: [
        query("ids", { type: "array", items: { type: "integer" } }, { deprecated: true }),
        query("where", row, { style: "deepObject" }),
        query("either", { oneOf: [{ type: "integer" }, { type: "string", enum: ["all"] }] }),
      ],
    },
  ],
  { Run: row, ...Object.fromEntries(SCHEMAS.map((name) => [name, row])) },
);

describe("a document of awkward names", () => {
  let house: House;
  beforeAll(() => {
    house = buildHouse(JSON.stringify(named));
  });
  afterAll(() => house.remove());

  it("generates packages that compile, each name made safe", () => {
    const generated = house.generate();
    expect(generated).toMatchObject({ code: 0, stderr: "" });
    const compiled = house.compile(
      `import { ApiError, type ApiErrorSchema, createClient, runFilter, searchRunsFilter } from "@covalkit/client";
       import { getNothingOptions, use2faStatus, useListenIn } from "@covalkit/react-hooks";
       const coval = createClient();
       export const methods = [coval._2fa._2faStatus, coval.conversations.list, coval.会話.listenIn, coval.évaluations.getGrade];
       export const error: typeof ApiError = ApiError;
       export const schema: ApiErrorSchema = { id: "a" };
       export const filters = [runFilter.id.eq("a"), searchRunsFilter.id.eq("a")];
       export const hooks = [use2faStatus, useListenIn];
       export const text: Promise<string> = coval.results.getText();
       export const bytes: Promise<Blob> = coval.results.getBytes();
       export const nothing: Promise<undefined> = coval.results.getNothing();
       export const cached: Promise<null> = getNothingOptions(coval).queryFn({ signal: new AbortController().signal });
       coval.results.getParameters({ ids: [1], where: { id: "a" }, either: "all" });
       // @ts-expect-error: a list of numbers
       coval.results.getParameters({ ids: ["a"] });`,
    );
    expect(compiled).toMatchObject({ code: 0, stdout: "" });
  });
});

describe("the packages' own names", () => {
  /** The names that a file imports or declares. */
  const namesIn = (source: string): string[] =>
    ts.createSourceFile("file.ts", source, ts.ScriptTarget.Latest).statements.flatMap((statement) => {
      if (!ts.isImportDeclaration(statement)) return [];
      const bindings = statement.importClause?.namedBindings;
      return bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [];
    });

  it("are never a schema's: what generated files import is imported once", async () => {
    const kinds = [
      { ...filtered(), operationId: "listRuns" },
      { operationId: "getRun", parameters: [query("where", row, { style: "deepObject" })] },
    ];
    const { files } = await generateFrom(documentOf(kinds));
    const sources = [...files].filter(([path]) => /(resources|hooks|options)\/[^/]+\.ts$/.test(path));
    const imported = new Set(sources.flatMap(([, source]) => namesIn(source)));
    expect(imported.size).toBeGreaterThan(20);
    // Each as the schema of a list's items, beside what makes the files import all of them.
    const taken = [...imported].filter((name) => /^[A-Z]/.test(name) && !/^(List|Get)Run/.test(name));
    const lists = taken.map((name, index) => ({ ...filtered(ref(name)), operationId: `list${index}Things` }));
    const schemas = Object.fromEntries(taken.map((name) => [name, row]));
    const again = await generateFrom(documentOf([...kinds, ...lists], schemas));
    for (const [path, source] of again.files) {
      const names = path.endsWith(".ts") ? namesIn(source) : [];
      expect([path, names]).toEqual([path, [...new Set(names)]]);
    }
    for (const name of taken) {
      expect(again.files.get("packages/client/src/generated/schemas.ts")).toContain(` ${name}Schema `);
    }
  });
});

it("an operation's table keeps what a name must be quoted for", async () => {
  const { files } = await generateFrom(
    documentOf([{ operationId: "a.b", parameters: [query("x-y")], responses: { "200": json(row) } }]),
  );
  expect(files.get("spec/src/generated/operations.ts")).toMatch(/"a\.b": aB[\s\S]*/);
  expect(files.get("spec/src/generated/operations.ts")).toContain('"x-y": { in: "query"');
});
