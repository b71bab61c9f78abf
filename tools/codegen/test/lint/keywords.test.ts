import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FORMATS } from "../../../../spec/src/interpret/formats.ts";
import {
  CHECKED_FORMATS,
  type Fate,
  KEYWORDS,
  NOTED_FORMATS,
} from "../../../../spec/src/interpret/keywords.ts";
import { readSpec } from "../../src/read-spec.ts";
import { repository } from "../house.ts";
import { document, propertyOf } from "./edits.ts";

const ajv = dirname(createRequire(import.meta.url).resolve("ajv/package.json"));
const vocabularies = globSync("dist/refs/json-schema-2020-12/meta/*.json", { cwd: ajv });

/** Every keyword that a vocabulary of JSON Schema 2020-12 describes. */
const ALL = new Set(
  vocabularies.flatMap((file) => Object.keys(JSON.parse(readFileSync(join(ajv, file), "utf8")).properties)),
);

/** A schema that uses each keyword, as a property of a conversation. */
const USES: Readonly<Record<string, object>> = {
  $ref: { $ref: "#/components/schemas/ConversationStatus" },
  $comment: { $comment: "One." },
  allOf: { allOf: [{ type: "string" }, { minLength: 1 }] },
  anyOf: { anyOf: [{ type: "string" }, { type: "integer" }] },
  oneOf: { oneOf: [{ type: "string" }, { type: "integer" }] },
  items: { type: "array", items: { type: "string" } },
  properties: { type: "object", properties: { a: { type: "string" } } },
  additionalProperties: { type: "object", additionalProperties: { type: "string" } },
  type: { type: "string" },
  const: { const: "a" },
  enum: { type: "string", enum: ["a"] },
  required: { type: "object", required: ["a"], properties: { a: { type: "string" } } },
  title: { title: "One" },
  description: { description: "One." },
  default: { type: "string", default: "a" },
  examples: { type: "string", examples: ["a"] },
  deprecated: { deprecated: true },
  readOnly: { readOnly: true },
  writeOnly: { writeOnly: true },
  uniqueItems: { type: "array", items: { type: "string" }, uniqueItems: true },
  minItems: { type: "array", items: { type: "string" }, minItems: 1 },
  maxItems: { type: "array", items: { type: "string" }, maxItems: 1 },
  minProperties: { type: "object", minProperties: 1 },
  maxProperties: { type: "object", maxProperties: 1 },
  minLength: { type: "string", minLength: 1 },
  maxLength: { type: "string", maxLength: 1 },
  pattern: { type: "string", pattern: "^a" },
  format: { type: "string", format: "uuid" },
  contentEncoding: { type: "string", contentEncoding: "base64" },
  contentMediaType: { type: "string", contentMediaType: "text/plain" },
  minimum: { type: "number", minimum: 1 },
  maximum: { type: "number", maximum: 1 },
  exclusiveMinimum: { type: "number", exclusiveMinimum: 1 },
  exclusiveMaximum: { type: "number", exclusiveMaximum: 1 },
  multipleOf: { type: "number", multipleOf: 2 },
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "covalkit-keywords-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function lint(schema: object): Promise<string> {
  const file = join(folder, "openapi.yaml");
  writeFileSync(file, propertyOf(JSON.stringify(schema))(document));
  return readSpec(file).then(
    () => "",
    (error: Error) => error.message,
  );
}

describe("a keyword of JSON Schema 2020-12", () => {
  it("is one of some sixty", () => {
    expect(vocabularies.length).toBeGreaterThan(6);
    expect(ALL.size).toBeGreaterThan(50);
  });

  it.each([...ALL].filter((keyword) => Object.hasOwn(KEYWORDS, keyword)))("is read: %s", async (keyword) => {
    const schema = USES[keyword];
    expect(schema, `USES shows no ${keyword}`).toHaveProperty([keyword]);
    expect(await lint(schema ?? {})).toBe("");
  });

  it.each([...ALL].filter((keyword) => !Object.hasOwn(KEYWORDS, keyword)))(
    "is refused with what to write instead: %s",
    async (keyword) => {
      expect(await lint({ [keyword]: {} })).toMatch(
        new RegExp(
          `openapi\\.yaml:\\d+:\\d+  Nothing reads the keyword "${keyword.replace("$", "\\$")}": .* (Write|Say|Put|Leave) `,
        ),
      );
    },
  );
});

describe("docs/document.md", () => {
  const page = readFileSync(join(repository, "docs/document.md"), "utf8");
  const rows = [...page.matchAll(/^\| ([^|]+)\|/gm)].map(([, cell = ""]) => cell);
  const FATES: Readonly<Record<Fate, string>> = {
    value: "every value is held to",
    resolved: "worked into the others",
    note: "said to people and tools",
  };

  /** The words in code of the table row that begins with this. */
  const listed = (first: string): string[] => {
    const [, rest = ""] = new RegExp(`^\\| ${first} +\\|(.*)$`, "m").exec(page) ?? [];
    return [...rest.matchAll(/`([^`]+)`/g)].map(([, word = ""]) => word).sort();
  };

  it.each(Object.entries(FATES))("lists every keyword of the fate %s, and no other", (fate, row) => {
    const keywords = Object.keys(KEYWORDS).filter((keyword) => KEYWORDS[keyword] === fate);
    expect(rows.join()).toContain(row);
    expect(listed(row)).toEqual(keywords.sort());
  });

  it("lists every format, and no other", () => {
    expect(listed("checked")).toEqual([...CHECKED_FORMATS].sort());
    expect(listed("noted")).toEqual([...NOTED_FORMATS].sort());
    expect(Object.keys(FORMATS).sort()).toEqual([...CHECKED_FORMATS].sort());
  });
});
