import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSpec } from "../../src/read-spec.ts";
import { SpecError } from "../../src/spec-error.ts";
import { repository } from "../house.ts";
import { document, propertyOf } from "./edits.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "covalkit-documents-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the generator says of a document. */
async function lint(text: string): Promise<string> {
  writeFileSync(join(folder, "openapi.yaml"), text);
  return readSpec(join(folder, "openapi.yaml")).then(
    () => "",
    (error: unknown) => {
      if (!(error instanceof SpecError)) throw error;
      return error.message;
    },
  );
}

describe("a document in several files", () => {
  const inOther = propertyOf('{ $ref: "./mislaid.yaml#/Mislaid" }');

  it("is accepted, references of one file to itself included", async () => {
    writeFileSync(
      join(folder, "mislaid.yaml"),
      'Mislaid:\n  $ref: "#/Lost"\nLost: { type: object, description: It., properties: { inside: { $ref: "#/Lost" } } }\n',
    );
    expect(await lint(inOther(document))).toBe("");
  });

  it("is refused with the file that a problem is in", async () => {
    writeFileSync(join(folder, "mislaid.yaml"), 'Lost:\n  not: {}\nMislaid:\n  $ref: "#/Lost"\n');
    expect(await lint(inOther(document))).toMatch(/mislaid\.yaml:2:3 {2}Nothing reads the keyword "not"/);
  });

  it("is refused with the file that an example is in", async () => {
    writeFileSync(
      join(folder, "mislaid.yaml"),
      'Lost:\n  type: integer\n  example: soon\nMislaid:\n  $ref: "#/Lost"\n',
    );
    expect(await lint(inOther(document))).toMatch(/mislaid\.yaml:3:12 {2}The example must be an integer/);
  });
});

/** A document of one operation, which holds whatever is given. */
const documentOf = (operation: object, rest: object = {}): object => ({
  openapi: "3.0.3",
  info: { title: "Mislaid", version: "1", license: { name: "MIT", url: "https://mislaid.test/licence" } },
  servers: [{ url: "https://mislaid.test" }],
  security: [],
  paths: {
    "/mislaid": {
      get: {
        operationId: "getMislaid",
        tags: ["mislaid"],
        summary: "Get what is mislaid",
        responses: { "200": { description: "It." }, "404": { description: "None." } },
        ...operation,
      },
    },
  },
  ...rest,
});

const parameterOf = (schema: object) => ({
  parameters: [{ name: "most", in: "query", description: "A number.", schema }],
});

describe("a document of OpenAPI 3.0", () => {
  it("is accepted with null as the example of what may be null", async () => {
    const schema = { type: "integer", nullable: true, example: null, default: null };
    expect(await lint(JSON.stringify(documentOf(parameterOf(schema))))).toBe("");
  });

  it("is accepted with its own words for null and for bounds", async () => {
    const schema = { type: "integer", nullable: true, minimum: 1, exclusiveMinimum: true };
    expect(await lint(JSON.stringify(documentOf(parameterOf(schema))))).toBe("");
  });

  it("is refused for items of several schemas", async () => {
    const said = await lint(JSON.stringify(documentOf(parameterOf({ type: "array", items: [] }))));
    expect(said).toMatch(/Nothing reads a list of schemas/);
  });
});

/** What is no document, each at the place where its structure breaks. */
const BROKEN: Readonly<Record<string, object>> = {
  "parameters that are no list": documentOf({ parameters: {} }),
  "parameters that are none": documentOf({ parameters: [null, 5, { name: 3, in: [] }] }),
  "no responses": documentOf({ responses: undefined }),
  "responses that are a list": documentOf({ responses: [] }),
  "a response that is null": documentOf({ responses: { "200": null } }),
  "content that is a list": documentOf({ responses: { "200": { description: "It.", content: [] } } }),
  "a media type that is null": documentOf({
    responses: { "200": { description: "It.", content: { "application/json": null } } },
  }),
  "a schema that is a number": documentOf(parameterOf(Object(5))),
  "a schema of wrong parts": documentOf(
    parameterOf({ properties: [], allOf: {}, oneOf: [3, null], required: 5, enum: 7, items: null, type: 4 }),
  ),
  "extensions that are numbers": documentOf({
    "x-list": 5,
    parameters: [{ name: "f", in: "query", "x-filter": 5 }],
  }),
  "security that is no list": documentOf({ security: {} }),
  "requirements that are none": documentOf({ security: [5, null, { Lost: 1 }] }),
  "a server that is null": documentOf({}, { servers: [null] }),
  "servers that are a number": documentOf({ servers: 5 }, { servers: 5 }),
  "paths that are a list": documentOf({}, { paths: [] }),
  "operations that are numbers": documentOf({}, { paths: { "/a": null, "/b": 5, "/c": { get: 5 } } }),
  "tags that are a number": documentOf({ tags: 5 }),
};

it.each(Object.entries(BROKEN))("%s are refused at a place, never with a stack", async (_, broken) => {
  expect(await lint(JSON.stringify(broken, null, 2))).toMatch(/^\S*openapi\.yaml:\d+:\d+ {2}\S/);
});

it("the description of the extensions is a JSON Schema", () => {
  const ajv = new Ajv2020();
  const schema = JSON.parse(readFileSync(join(repository, "spec/extensions.schema.json"), "utf8"));
  expect(ajv.validateSchema(schema), ajv.errorsText()).toBe(true);
});
