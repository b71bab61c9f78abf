import { bundleSize } from "../../harness/bundle-size.ts";
import { atMost, type Comparison, type Goal } from "../../harness/report.ts";
import { peggySource } from "./peer-grammar.ts";

/** What a bundle would export, named by what a user gets. */
interface Entry {
  readonly name: string;
  readonly source: string;
}

const parseAlone = "@covalkit/filter: parse";
const core = "@covalkit/filter: parse, check, emit, compile";

const parsers: readonly Entry[] = [
  { name: parseAlone, source: 'export { parse } from "@covalkit/filter"' },
  { name: "peggy, same grammar", source: peggySource() },
  { name: "jsep", source: 'export { default } from "jsep"' },
  { name: "@marcbachmann/cel-js: parse", source: 'export { parse } from "@marcbachmann/cel-js"' },
  { name: "liqe: parse", source: 'export { parse } from "liqe"' },
];

const evaluators: readonly Entry[] = [
  { name: core, source: 'export { parse, check, emit, compile } from "@covalkit/filter"' },
  { name: "filtrex", source: 'export { compileExpression } from "filtrex"' },
  { name: "mingo: Query", source: 'export { Query } from "mingo"' },
  { name: "@marcbachmann/cel-js: parse", source: 'export { parse } from "@marcbachmann/cel-js"' },
  { name: "liqe: parse, test", source: 'export { parse, test } from "liqe"' },
];

export async function size(): Promise<{ comparisons: Comparison[]; goals: Goal[] }> {
  const note = "esbuild, minified for browsers, then gzip -9. The peers have nothing like check and emit.";
  const alone = {
    title: "size of a parser",
    unit: "bytes",
    ours: parseAlone,
    rows: await rows(parsers),
  } as const;
  const whole = {
    title: "size with evaluation",
    unit: "bytes",
    ours: core,
    rows: await rows(evaluators),
    note,
  } as const;
  return {
    comparisons: [alone, whole],
    goals: [
      atMost("parse alone, gzipped", (alone.rows[0]?.value ?? Number.NaN) / 1000, 1.3, "kB"),
      atMost("core, gzipped", (whole.rows[0]?.value ?? Number.NaN) / 1000, 3, "kB"),
    ],
  };
}

async function rows(entries: readonly Entry[]): Promise<{ name: string; value: number }[]> {
  return Promise.all(entries.map(async ({ name, source }) => ({ name, value: await bundleSize(source) })));
}
