import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate } from "../src/generate.ts";
import { buildModel } from "../src/model.ts";
import { SpecError } from "../src/spec-error.ts";
import { named, withBody } from "./refusals/case.ts";
import { KEYS, LISTS, RESPONSES, SERVERS } from "./refusals/documents.ts";
import { NAMES } from "./refusals/names.ts";
import { PARAMETERS, SCHEMAS } from "./refusals/schemas.ts";
import { documentOf } from "./support/document.ts";

describe.each([
  ["a schema that", SCHEMAS],
  ["a parameter that", PARAMETERS],
  ["a response that", RESPONSES],
  ["an API that", [...KEYS, ...SERVERS]],
  ["a list that", LISTS],
  ["a name that", NAMES],
])("%s", (_, cases) => {
  it.each(cases)("%s is refused, with its place", (_, document, message, pointer) => {
    const error = errorOf(() => buildModel(document));
    expect(error).toBeInstanceOf(SpecError);
    expect((error as SpecError).message).toMatch(message);
    expect((error as SpecError).pointer).toBe(pointer);
  });
});

function errorOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

describe("what `pnpm generate` says of a refusal", () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "covalkit-refusal-"));
    mkdirSync(join(root, "spec"));
  });
  afterAll(() => rmSync(root, { recursive: true }));

  const messageOf = async (text: string): Promise<string> => {
    writeFileSync(join(root, "spec/openapi.yaml"), text);
    const error = await generate(root).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SpecError);
    return (error as SpecError).message;
  };
  const place = (text: string, mark: string): string => {
    const lines = text.slice(0, text.indexOf(mark)).split("\n");
    return `spec/openapi.yaml:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}  `;
  };

  it("begins with file, line and column", async () => {
    const text = JSON.stringify(named(["listRuns", "runs"], ["runs.list", "runs"]), null, 2);
    expect(await messageOf(text)).toContain(`${place(text, '"runs.list"')}listRuns and runs.list`);
  });

  it("is where a file refers to another, for what is in that one", async () => {
    writeFileSync(
      join(root, "spec/parts.yaml"),
      "Part:\n  allOf:\n    - type: string\n    - type: integer\n",
    );
    const text = JSON.stringify(withBody({ $ref: "parts.yaml#/Part" }), null, 2);
    expect(await messageOf(text)).toMatch(/spec\/openapi\.yaml:\d+:\d+ {2}No value can be of every type/);
  });

  it("is a message where an alias of the document holds itself", async () => {
    const text = JSON.stringify(documentOf([{}]), null, 1);
    const endless = text.replace(
      '"schemas": {}',
      '"schemas": { "A": &a { "type": "object", "properties": { "a": *a } } }',
    );
    expect(endless).not.toBe(text);
    expect(await messageOf(endless)).toMatch(/spec\/openapi\.yaml:\d+:\d+ {2}/);
  });
});
