import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { emitTypes, lightTypesOf, plainTypesOf } from "../src/emit/types.ts";
import type { Document } from "../src/openapi.ts";
import { openSpec } from "../src/read-spec.ts";
import { repository } from "./house.ts";

const fixtures = join(import.meta.dirname, "fixtures");
const documents = [
  join(repository, "spec/openapi.yaml"),
  ...readdirSync(fixtures).map((file) => join(fixtures, file)),
];

async function read(file: string): Promise<Document> {
  const spec = await openSpec(file);
  return spec.unchecked ?? spec.check();
}

describe("the types of a document", () => {
  it.each(documents)("are what openapi-typescript makes with the TypeScript compiler: %s", async (file) => {
    const document = await read(file);
    expect(await lightTypesOf(document)).toBe(await plainTypesOf(document));
  });

  it("are those of the compiler where the stand-ins for it fail", async () => {
    const document = await read(documents[0] ?? "");
    const types = await emitTypes(document, () => Promise.reject(new Error("an unknown kind of node")));
    expect(types).toBe(await emitTypes(document));
  });
});
