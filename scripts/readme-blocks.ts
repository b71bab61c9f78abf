/** Takes the code blocks out of the documentation, so that a test can run or type-check each of them. */
import { glob, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = join(root, "tests/readme/blocks");
const DOCUMENTS = ["README.md", "spec/README.md", "packages/*/README.md", "docs/*.md"];

/** The languages whose blocks are checked, and the ending of the file each is written to. */
const ENDINGS: Readonly<Record<string, string>> = { ts: "ts", tsx: "tsx", sh: "sh" };

/** Writes each block to `tests/readme/blocks`; a file whose content stays the same is not touched. */
export async function writeReadmeBlocks(): Promise<void> {
  const blocks = new Map<string, string>();
  for await (const path of glob(DOCUMENTS, { cwd: root, exclude: (name) => name === "node_modules" })) {
    const text = await readFile(join(root, path), "utf8");
    const stem = path.replace(/\.md$/, "").replaceAll(/[/\\]/g, "-").toLowerCase();
    let number = 0;
    for (const [, language = "", code = ""] of text.matchAll(/^```(\w+)\n(.*?)^```$/gms)) {
      const ending = ENDINGS[language];
      if (ending) blocks.set(`${stem}-${++number}.${ending}`, code);
    }
  }
  await mkdir(target, { recursive: true });
  const present = await Array.fromAsync(glob("*", { cwd: target }));
  await Promise.all([
    ...present.filter((name) => !blocks.has(name)).map((name) => rm(join(target, name))),
    ...[...blocks].map(async ([name, code]) => {
      const old = await readFile(join(target, name), "utf8").catch(() => undefined);
      if (old !== code) await writeFile(join(target, name), code);
    }),
  ]);
}
