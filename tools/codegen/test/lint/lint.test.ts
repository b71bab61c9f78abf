import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSpec } from "../../src/read-spec.ts";
import { SpecError } from "../../src/spec-error.ts";
import * as ofDocument from "./document.ts";
import { document, type Edit, MARK } from "./edits.ts";
import * as ofExamples from "./examples.ts";
import * as ofFilters from "./filters.ts";
import * as ofLists from "./lists.ts";
import * as ofParameters from "./parameters.ts";
import * as ofResponses from "./responses.ts";
import * as ofSchemas from "./schemas.ts";

const cases = [ofDocument, ofSchemas, ofParameters, ofResponses, ofLists, ofFilters, ofExamples];
const REFUSED = cases.flatMap(({ refused }) => Object.entries(refused));
const ACCEPTED = cases.flatMap(({ accepted }) => Object.entries(accepted));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "covalkit-lint-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the generator says of the edited document, and where the edit's mark was. */
async function lint(edit: Edit): Promise<{ said: string; place: string }> {
  const edited = edit(document);
  const before = edited.slice(0, edited.indexOf(MARK)).split("\n");
  const file = join(folder, "openapi.yaml");
  writeFileSync(file, edited.replace(MARK, ""));
  const said = await readSpec(file).then(
    () => "",
    (error: unknown) => {
      if (!(error instanceof SpecError)) throw error;
      return error.message;
    },
  );
  const place = `${relative(process.cwd(), file)}:${before.length}:${(before.at(-1) ?? "").length + 1}`;
  return { said, place };
}

describe.each(REFUSED)("of %s, the lint refuses, at its place,", (_, cases) => {
  it.each(cases)("%s", async (_what, edit, message) => {
    const { said, place } = await lint(edit);
    const lines = said.split("\n").filter((line) => line.startsWith(`${place}  `));
    expect(lines, `${place} in: ${said}`).not.toEqual([]);
    expect(lines.join("\n")).toMatch(message);
  });
});

describe.each(ACCEPTED)("of %s, the lint accepts", (_, cases) => {
  it.each(cases)("%s", async (_what, edit) => {
    expect((await lint(edit)).said).toBe("");
  });
});
