import { readdirSync } from "node:fs";
import { join } from "node:path";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { describe, expect, it } from "vitest";
import { emitTypes } from "../src/emit/types.ts";
import type { Document } from "../src/openapi.ts";
import { openSpec } from "../src/read-spec.ts";
import { repository } from "./house.ts";

const fixtures = join(import.meta.dirname, "fixtures");
const documents = [
  join(repository, "spec/openapi.yaml"),
  ...readdirSync(fixtures).map((file) => join(fixtures, file)),
];

/** What openapi-typescript itself makes of a document, with the TypeScript compiler. */
async function compilerTypes(document: Document): Promise<string> {
  // openapi-typescript has types of its own for the same document.
  const tree = await openapiTS(structuredClone(document) as unknown as OpenAPI3, { silent: true });
  return astToString(tree);
}

async function read(file: string): Promise<Document> {
  const spec = await openSpec(file);
  return spec.unchecked ?? spec.check();
}

describe("the types of a document", () => {
  it.each(documents)("are what openapi-typescript makes with the TypeScript compiler: %s", async (file) => {
    const document = await read(file);
    const types = await emitTypes(document);
    expect(types.endsWith(`\n\n${await compilerTypes(document)}`)).toBe(true);
  });
});
