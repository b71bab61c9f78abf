import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle, createConfig } from "@redocly/openapi-core";
import { afterAll, describe, expect, it } from "vitest";
import { lintConfig } from "../src/lint/config.ts";
import { readSpec } from "../src/read-spec.ts";
import { repository } from "./house.ts";

const folder = mkdtempSync(join(tmpdir(), "covalkit-redocly-"));
afterAll(() => rmSync(folder, { recursive: true }));

const fixtures = join(import.meta.dirname, "fixtures");
const document = join(repository, "spec/openapi.yaml");

/** The document with one reference that leads to another file. */
function apart(): string {
  const text = readFileSync(document, "utf8");
  const name = text.match(/#\/components\/schemas\/(\w+)/)?.[1] ?? "";
  const [references, file] = [`"#/components/schemas/${name}"`, join(folder, "apart.yaml")];
  writeFileSync(join(folder, "all.yaml"), text);
  writeFileSync(file, text.replace(references, `"all.yaml#/components/schemas/${name}"`));
  return file;
}

/** What the generator reads well, and Redocly would have otherwise. */
const NEEDLESS = [
  "no-illogical-composition-keywords",
  "nullable-type-sibling",
  "no-ambiguous-paths",
  "info-license",
  "no-invalid-media-type-examples",
  "no-invalid-parameter-examples",
  "no-invalid-schema-examples",
];

const severityOf = (rule: unknown): unknown =>
  typeof rule === "object" && rule !== null && "severity" in rule ? rule.severity : rule;

describe("the parts of Redocly that are loaded by themselves", () => {
  it.each([document, ...readdirSync(fixtures).map((file) => join(fixtures, file)), apart()])(
    "read a document as Redocly bundles it: %s",
    async (file) => {
      const bundled = await bundle({ ref: file, config: await createConfig({}) });
      expect(await readSpec(file)).toEqual(bundled.bundle.parsed);
    },
  );

  it("have the rules of Redocly's preset, none of them off but those that the reader makes needless", async () => {
    const preset = await createConfig({ extends: ["recommended-strict"] });
    for (const version of ["oas3_0", "oas3_1", "oas3_2"] as const) {
      const ours = lintConfig().rules[version];
      for (const [rule, severity] of Object.entries(preset.rules[version])) {
        if (NEEDLESS.includes(rule)) expect(severityOf(ours[rule])).toBe("off");
        else expect([severity, "error"]).toContainEqual(ours[rule]);
      }
    }
  });
});
