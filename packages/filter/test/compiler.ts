import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCE = fileURLToPath(new URL("../src/index.ts", import.meta.url));

/**
 * What the compiler says of each call, by its place in the list; undefined where nothing. Every call stands on a line
 * of its own, below `declarations`, which may use `FilterArgument`.
 */
export async function verdictsOf(
  declarations: readonly string[],
  calls: readonly string[],
): Promise<ReadonlyMap<number, string>> {
  const before = [`import type { FilterArgument } from ${JSON.stringify(SOURCE)};`, ...declarations];
  const folder = await mkdtemp(join(tmpdir(), "filter-literal-"));
  try {
    const file = join(folder, "cases.ts");
    await writeFile(file, [...before, ...calls].join("\n"));
    return messagesIn(await tsc(file), before.length);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function messagesIn(output: string, linesBefore: number): Map<number, string> {
  const found = new Map<number, string>();
  for (const [, line, text = ""] of output.matchAll(/cases\.ts\((\d+),\d+\): error TS\d+: (.*)/g)) {
    const message = /\(("(?:[^"\\]|\\.)*") & InvalidFilter\)/.exec(text)?.[1];
    found.set(Number(line) - 1 - linesBefore, message ? JSON.parse(message) : text);
  }
  return found;
}

const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
const OPTIONS =
  "--ignoreConfig --noEmit --strict --exactOptionalPropertyTypes --skipLibCheck --noErrorTruncation --pretty false --target es2022 --lib es2023 --module nodenext --allowImportingTsExtensions";

function tsc(file: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [compiler, ...OPTIONS.split(" "), "--types", "", file],
      { maxBuffer: 2 ** 26 },
      (_, output) => {
        resolve(output);
      },
    );
  });
}
