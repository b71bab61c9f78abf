import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";

interface Diagnostic {
  readonly severity: string;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}
interface Case {
  readonly group: string;
  readonly text: string;
  readonly literal?: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

const path = fileURLToPath(new URL("../../../tests/conformance/filter.json", import.meta.url));
const { cases, fields }: { cases: Case[]; fields: unknown } = JSON.parse(await readFile(path, "utf8"));
const judged = cases.filter((one) => one.literal !== false);

/** What the compiler says of each case's text as a literal, by its place in the list; undefined where nothing. */
let verdicts: Map<number, string>;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "filter-literal-"));
  try {
    await writeFile(join(folder, "cases.ts"), program());
    verdicts = messagesIn(await tsc(join(folder, "cases.ts")));
  } finally {
    await rm(folder, { recursive: true });
  }
}, 60_000);

describe("the compiler says of a literal what parse and check say of the text", () => {
  test.for(judged.map((one, index) => [one.group, one.text, one, index] as const))(
    "%s: %s",
    ([, , { diagnostics }, index]) => {
      expect(verdicts.get(index)).toBe(expected(diagnostics));
    },
  );

  test("few cases are left out", () => {
    expect(judged.length).toBeGreaterThan(cases.length * 0.95);
  });
});

/** The message of the first error, with the hint where that is not in it already. */
function expected(diagnostics: readonly Diagnostic[]): string | undefined {
  const first = diagnostics.find(({ severity }) => severity === "error");
  if (!first) return undefined;
  return first.code.startsWith("unknown-") && first.code !== "unknown-operator"
    ? first.message
    : `${first.message}; ${first.hint}`;
}

/** One call for each case, each on a line of its own, as generated clients declare them. */
function program(): string {
  const source = fileURLToPath(new URL("../src/index.ts", import.meta.url));
  return [
    `import type { FilterArgument } from ${JSON.stringify(source)};`,
    `declare const fields: ${JSON.stringify(fields)};`,
    "declare function list<const Filter extends string>(params?: { readonly filter?: FilterArgument<Filter, typeof fields> }): void;",
    ...judged.map(({ text }) => `list({ filter: ${JSON.stringify(text)} });`),
  ].join("\n");
}

const LINES_BEFORE = 3;

function messagesIn(output: string): Map<number, string> {
  const found = new Map<number, string>();
  for (const [, line, text] of output.matchAll(/cases\.ts\((\d+),\d+\): error TS\d+: (.*)/g)) {
    const message = /\(("(?:[^"\\]|\\.)*") & InvalidFilter\)/.exec(text ?? "")?.[1];
    found.set(Number(line) - 1 - LINES_BEFORE, message ? JSON.parse(message) : text);
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
