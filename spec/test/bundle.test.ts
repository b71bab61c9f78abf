import { fileURLToPath } from "node:url";
import * as interpret from "@covalkit/spec/interpret";
import { build } from "esbuild";
import { expect, it, test } from "vitest";

async function load(source: string): Promise<{ text: string; inputs: readonly string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir: fileURLToPath(new URL("..", import.meta.url)) },
    bundle: true,
    minify: true,
    format: "esm",
    metafile: true,
    logLevel: "silent",
    write: false,
  });
  const [output] = Object.values(metafile.outputs);
  const inputs = Object.entries(output?.inputs ?? {}).flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput > 0 ? [path] : [],
  );
  return { text: outputFiles[0]?.text ?? "", inputs };
}

it("importing the reader and using nothing of it loads nothing", async () => {
  const { text } = await load('import "@covalkit/spec/interpret"; import "@covalkit/spec";');
  expect(text.trim()).toBe("");
});

test.for([
  ["kebabCase", /words/],
  ["createRouter", /routes/],
  ["pathOf", /path/],
  ["errorExample", /error-example/],
  ["timestamp", /instants/],
])("%s is shaken out alone", async ([name = "", file]) => {
  const { inputs } = await load(`export { ${name} } from "@covalkit/spec/interpret"`);
  expect(inputs.filter((path) => !(file as RegExp).test(path) && path !== "<stdin>")).toEqual([]);
  expect(interpret).toHaveProperty(name as string);
});
