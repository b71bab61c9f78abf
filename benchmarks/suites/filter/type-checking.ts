import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { summary } from "../../harness/measure.ts";
import { atMost, type Comparison, type Goal } from "../../harness/report.ts";
import { literals } from "./literals.ts";
import { fields } from "./records.ts";

const rounds = 15;
const count = 500;

/** What tsc takes for a file of 500 calls with a literal filter, beside the same calls where `filter` is a plain string. */
export function typeChecking(): { comparisons: Comparison[]; goals: Goal[] } {
  const folder = mkdtempSync(join(tmpdir(), "filter-literals-"));
  try {
    const texts = literals(count);
    const checked = project(folder, "checked", program("FilterLiteral<Filter, typeof fields>", texts));
    const plain = project(folder, "plain", program("Filter", texts));
    compile(checked);
    compile(plain);
    const times: { checked: number[]; plain: number[] } = { checked: [], plain: [] };
    for (let round = 0; round < rounds; round++) {
      times.plain.push(compile(plain));
      times.checked.push(compile(checked));
    }
    const withLiterals = summary(times.checked);
    const withStrings = summary(times.plain);
    const rows = [
      {
        name: "filter: FilterLiteral",
        value: withLiterals.median,
        low: withLiterals.low,
        high: withLiterals.high,
      },
      { name: "filter: string", value: withStrings.median, low: withStrings.low, high: withStrings.high },
    ];
    // Of runs that followed each other, so that a machine under changing load is compared with itself.
    const differences = times.checked.map((time, round) => time - (times.plain[round] ?? Number.NaN));
    const each = summary(differences).median / count;
    return {
      comparisons: [{ title: `tsc on ${count} calls`, unit: "ms", ours: "filter: FilterLiteral", rows }],
      goals: [atMost("tsc per literal, over a plain string", each, 0.6, "ms")],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Calls as the client's generated methods take them. */
function program(type: string, texts: readonly string[]): string {
  const types = fileURLToPath(import.meta.resolve("@covalkit/filter")).replace(/\.js$/, ".d.ts");
  return [
    `import type { Expression, FilterLiteral } from ${JSON.stringify(types.replace(/\.d\.ts$/, ".js"))};`,
    `declare const fields: ${JSON.stringify(fields)};`,
    "declare function list<const Filter extends string>(params?: {",
    `  readonly page_size?: number; readonly filter?: ${type} | Expression; readonly order_by?: string;`,
    "}): void;",
    // Both programs name both types, so that they load the same declarations.
    "export type Loaded = [Expression, FilterLiteral<string, typeof fields>];",
    ...texts.map((text) => `list({ page_size: 20, filter: ${JSON.stringify(text)} });`),
  ].join("\n");
}

function project(folder: string, name: string, source: string): string {
  const path = join(folder, `${name}.json`);
  writeFileSync(join(folder, `${name}.ts`), source);
  writeFileSync(
    path,
    JSON.stringify({
      compilerOptions: {
        strict: true,
        noEmit: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: true,
        target: "ES2022",
        lib: ["ES2023"],
        module: "NodeNext",
        types: [],
      },
      files: [`${name}.ts`],
    }),
  );
  return path;
}

const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

/** Milliseconds of one whole run of the compiler. */
function compile(path: string): number {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, "-p", path], { encoding: "utf8" });
  const elapsed = performance.now() - start;
  if (status !== 0) throw new Error(`tsc -p ${path} failed:\n${stdout}${stderr}`);
  return elapsed;
}
