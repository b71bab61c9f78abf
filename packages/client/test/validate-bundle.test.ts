import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

async function bundle(code: string) {
  const { metafile, outputFiles } = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    bundle: true,
    format: "esm",
    platform: "browser",
    minify: true,
    write: false,
    metafile: true,
    treeShaking: true,
  });
  const [output] = Object.values(metafile.outputs);
  const used = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return { files: used.map(([path]) => path), text: outputFiles[0]?.text ?? "" };
}

const isExtra = (path: string): boolean =>
  /(^|client\/)dist\/(validate|proxy|opentelemetry)\/|@opentelemetry|spec\/dist\/(interpret|generated\/(schemas|responses))/.test(
    path,
  );

describe("a page's bundle", () => {
  it("of the client alone holds nothing of the validation, the proxy or the telemetry", async () => {
    const { files } = await bundle(
      'import { createClient } from "@covalkit/client"; console.log(createClient().conversations.list());',
    );
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter(isExtra)).toEqual([]);
  });

  it("of the whole client holds nothing of them either", async () => {
    const { files } = await bundle('export * from "@covalkit/client";');
    expect(files.filter(isExtra)).toEqual([]);
  });

  it("of the validation holds the schemas, and no code that a Content-Security-Policy stops", async () => {
    const { files, text } = await bundle('export * from "@covalkit/client/validate";');
    expect(files.filter(isExtra).length).toBeGreaterThan(2);
    expect(files.filter((path) => /(^|client\/)dist\/(request|walk|proxy)\//.test(path))).toEqual([]);
    expect(text).not.toMatch(/\beval\b|new Function|\bFunction\(/);
  });

  it("of the telemetry holds OpenTelemetry's API, and neither the client nor an SDK", async () => {
    const { files } = await bundle('export * from "@covalkit/client/opentelemetry";');
    expect(files.filter((path) => path.includes("@opentelemetry/api/")).length).toBeGreaterThan(2);
    expect(files.filter((path) => /@opentelemetry\/(?!api\/)/.test(path))).toEqual([]);
    expect(files.filter((path) => /(^|client\/)dist\/(request|walk|proxy|generated)\//.test(path))).toEqual(
      [],
    );
  });

  it("of the proxy needs nothing that only Node has", async () => {
    // With platform "browser", esbuild fails on an import of a node: module.
    const { text } = await bundle('export * from "@covalkit/client/proxy";');
    expect(text).not.toMatch(/from\s*"node:|require\(/);
  });
});
