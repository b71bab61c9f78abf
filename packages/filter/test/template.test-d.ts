import { type Expression, filter, parse } from "../src/index.ts";

declare const wanted: Expression | undefined;
const all: Expression[] = [
  filter`status = ${"FAILED"}`,
  filter`turns = ${1} AND has_audio = ${true} AND metadata.n = ${1n}`,
  filter`create_time > ${new Date()} AND create_time < ${{ epochNanoseconds: 0n }}`,
  filter`status = ${["FAILED", "DELETED"]} AND turns != ${[1, 2] as const}`,
  filter`status = FAILED AND ${parse("a=1")} AND ${wanted} AND ${null} AND ${false}`,
];
void all;

// @ts-expect-error
filter`status = ${{}}`;
// @ts-expect-error
filter`status = ${Symbol("FAILED")}`;
// @ts-expect-error
filter`status = ${[undefined]}`;
// @ts-expect-error
filter`status = ${() => "FAILED"}`;
// @ts-expect-error
filter("status = FAILED");
