import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const home = new URL("..", import.meta.url).pathname;

/** What a browser would load of an import from this package. */
async function bundle(source: string): Promise<{ text: string; inputs: string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir: home },
    bundle: true,
    format: "esm",
    platform: "browser",
    metafile: true,
    write: false,
  });
  const [output] = Object.values(metafile.outputs);
  const inputs = Object.entries(output?.inputs ?? {}).flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput > 0 ? [path] : [],
  );
  return { text: outputFiles[0]?.text ?? "", inputs };
}

describe("a browser", () => {
  it("loads nothing of Node's from any entry", async () => {
    for (const entry of [
      "@covalkit/client",
      "@covalkit/client/validate",
      "@covalkit/client/proxy",
      "@covalkit/client/opentelemetry",
    ]) {
      // esbuild fails where a module of Node's is imported for a browser.
      const { inputs } = await bundle(`export * from "${entry}"`);
      expect(inputs.length).toBeGreaterThan(1);
    }
  });

  it("loads one file with the redaction of keys", async () => {
    const { inputs } = await bundle('export * from "@covalkit/client/redact"');
    expect(inputs.filter((path) => path.includes("dist/"))).toEqual([
      expect.stringMatching(/key-forms\.js$/),
    ]);
  });

  it("loads no builder, no prose, no validator and no reader of the document with createClient alone", async () => {
    const { inputs, text } = await bundle('export { createClient } from "@covalkit/client"');
    const loaded = inputs.join("\n");
    expect(loaded).toContain("dist/request/transport.js");
    expect(loaded).not.toMatch(
      /builder|validate|proxy|opentelemetry|interpret|generated\/(help|responses|schemas)/,
    );
    expect(text).not.toContain("The most conversations to return on one page");
  });
});

it("the version in the client's headers is the package's", async () => {
  const { version } = JSON.parse(readFileSync(`${home}package.json`, "utf8"));
  const { text } = await bundle('export { createClient } from "@covalkit/client"');
  expect(text).toContain(`"${version}"`);
});
