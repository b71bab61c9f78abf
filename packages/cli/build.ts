import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";

// Chunks carry a hash in their names: those of the build before would stay behind.
await rm("dist/chunks", { recursive: true, force: true });

const { metafile } = await build({
  entryPoints: { covalkit: "src/covalkit.ts" },
  outdir: "dist",
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  // Names are kept: they stand in stack traces and in the errors that are told apart by name.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
});

// What is bundled is passed on, and its licenses ask to go with it.
const folders = Object.keys(metafile.inputs).map(
  (input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0],
);
const texts = [...new Set(folders.filter((folder) => folder !== undefined))].sort().map(licenseOf);
await writeFile("dist/THIRD-PARTY-LICENSES.txt", (await Promise.all(texts)).join("\n\n"));

async function licenseOf(folder: string): Promise<string> {
  const file = (await readdir(folder)).find((name) => /^licen[cs]e/i.test(name));
  if (!file) throw new Error(`${folder} has no license file, and so cannot be bundled.`);
  const { name, version }: { name: string; version: string } = JSON.parse(
    await readFile(`${folder}/package.json`, "utf8"),
  );
  return `${name} ${version}\n\n${(await readFile(`${folder}/${file}`, "utf8")).trim()}\n`;
}
