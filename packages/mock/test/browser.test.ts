import { build } from "esbuild";
import { expect, test } from "vitest";

/** A bundle for browsers; building fails where anything needs a module of Node. */
async function bundled(entry: string, external: string[] = []) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `export * from "${entry}";`, resolveDir: import.meta.dirname },
    bundle: true,
    platform: "browser",
    format: "esm",
    write: false,
    metafile: true,
    external,
    logLevel: "silent",
  });
  return {
    code: outputFiles[0]?.text ?? "",
    imports: Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path)),
    inputs: Object.keys(metafile.inputs),
  };
}

test("the main entry makes a bundle for browsers that imports nothing, and works", async () => {
  const { code, imports } = await bundled("@covalkit/mock");
  expect(imports).toEqual([]);
  expect(code).not.toMatch(/\bBuffer\b|\bprocess\./);
  const module = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const api = module.createMockApi({ conversations: module.generateConversations({ count: 3 }) });
  const response = await api.fetch("/v1/conversations", { headers: { "x-api-key": "k" } });
  expect((await response.json()).conversations).toHaveLength(3);
});

test("the main entry never loads msw", async () => {
  const { inputs } = await bundled("@covalkit/mock");
  expect(inputs.length).toBeGreaterThan(10);
  expect(inputs.filter((path) => /(^|\/)msw(\/|\.)/.test(path))).toEqual([]);
});

test("the handlers make a bundle for browsers, whose only import is msw", async () => {
  expect((await bundled("@covalkit/mock/msw", ["msw"])).imports).toEqual(["msw"]);
});
