import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { listConversations } from "@covalkit/spec";
import { describe, expect, inject, it } from "vitest";
import { errorExamples, pageExamples } from "../prism/cases.ts";
import { preferring } from "../prism/prefer-proxy.ts";

const home = join(createRequire(import.meta.url).resolve("@covalkit/cli/package.json"), "..");
const program = join(home, JSON.parse(readFileSync(join(home, "package.json"), "utf8")).bin.covalkit);

/** Runs the built command line as a user would. */
function covalkit(
  baseUrl: string,
  args: readonly string[],
  env: Record<string, string> = { COVAL_API_KEY: "contract-tests" },
) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const options = { env: { PATH: process.env.PATH, NO_COLOR: "1", ...env } };
    execFile(
      process.execPath,
      [program, "conversations", "list", "--base-url", baseUrl, ...args],
      options,
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

const asked = (preference: string) => preferring(inject("preferUrl"), preference);

describe("the command line against the mock of the document", () => {
  it.each(pageExamples)("prints the page %s as JSON", async (name, body) => {
    const { code, stdout } = await covalkit(asked(`example=${name}`), ["--output", "json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(body);
  });

  it("prints a table with a row for each conversation", async () => {
    const { code, stdout } = await covalkit(inject("prismUrl"), []);
    expect(code).toBe(0);
    for (const { conversation_id, status } of pageExamples[0]?.[1].conversations ?? []) {
      expect(stdout).toMatch(new RegExp(`^${conversation_id} +${status} `, "m"));
    }
  });

  it.each(errorExamples.filter(([status]) => status < 429))("explains %i %s", async (status, name, body) => {
    const { code, stdout, stderr } = await covalkit(asked(`code=${status}, example=${name}`), []);
    expect(code).not.toBe(0);
    expect(stdout).toBe("");
    expect(stderr).toContain(body.error.message);
    expect(stderr).not.toContain("    at ");
  });

  it("is refused without a key, and says where a key is looked for", async () => {
    const { code, stderr } = await covalkit(inject("prismUrl"), [], {});
    expect(code).not.toBe(0);
    expect(stderr).toContain("COVAL_API_KEY");
  });

  it("sends every flag in a way the document accepts", async () => {
    const { code, stderr } = await covalkit(inject("prismUrl"), [
      ...[
        "--page-size",
        `${listConversations.parameters.page_size.schema.maximum}`,
        "--page-token",
        "eyJvZmZzZXQiOiA1MH0=",
        "--order-by",
        "-create_time",
      ],
      ...["--filter", 'status=COMPLETED AND occurred_at>="2025-11-01T00:00:00Z"'],
    ]);
    expect(stderr).not.toContain("error");
    expect(code).toBe(0);
  });
});
