import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { build, type Plugin } from "esbuild";

/** The files of dist, by their sources: the program, and what it imports dynamically. */
const files = new Map([["src/covalkit.ts", "covalkit"]]);

/**
 * Makes a file of each dynamic import that holds all it needs. esbuild's own splitting makes one of each set of modules
 * that several share as well, and to start the program the number of files counts for more than their sizes.
 */
const dynamicImports: Plugin = {
  name: "dynamic-imports",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /./ }, async ({ kind, path, resolveDir }) => {
      if (kind !== "dynamic-import") return undefined;
      const resolved = await resolve(path, { kind: "import-statement", resolveDir });
      const name = path.replace(path.startsWith(".") ? /^.*\/|\.ts$/g : "@", "").replaceAll("/", "-");
      if (!files.has(resolved.path)) files.set(resolved.path, name);
      return { path: `./${files.get(resolved.path)}.js`, external: true };
    });
  },
};

// What only an earlier build made would stay behind.
for (const file of await readdir("dist", { recursive: true }))
  if (file.endsWith(".js")) await rm(`dist/${file}`);

const inputs: string[] = [];
// A Map goes on to the entries that are added on the way.
for (const [source, name] of files) {
  const { metafile } = await build({
    entryPoints: { [name]: source },
    outdir: "dist",
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    // Names are kept: they stand in stack traces and in the errors that are told apart by name.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
    plugins: [dynamicImports],
  });
  inputs.push(...Object.keys(metafile.inputs));
}

// What is bundled is passed on, and its licenses ask to go with it.
const folders = inputs.map((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]);
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
