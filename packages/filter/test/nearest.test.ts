import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { check, nearest, parse } from "../src/index.ts";
import { verdictsOf } from "./compiler.ts";

interface Case {
  readonly name: string;
  readonly word: string;
  readonly candidates: readonly string[];
  readonly suggestion: string | null;
}

const { cases }: { cases: readonly Case[] } = JSON.parse(
  readFileSync(new URL("../../../tests/conformance/nearest.json", import.meta.url), "utf8"),
);

test.for(cases)("nearest: $name ($word)", ({ word, candidates, suggestion }) => {
  expect(nearest(word, candidates)).toBe(suggestion ?? undefined);
});

// What is one of the candidates is no misspelling, and an empty enum has no values to choose from.
const misspelt = cases.filter(({ word, candidates }) => candidates.length > 0 && !candidates.includes(word));
const suggested = (suggestion: string | null): object =>
  suggestion === null
    ? expect.not.stringContaining("did you mean")
    : expect.stringContaining(`did you mean ${suggestion}?`);

test.for(misspelt)("check: $name ($word)", ({ word, candidates, suggestion }) => {
  const [found] = check(parse(`state=${word}`), { state: { type: "string", enum: candidates } });
  expect(found?.message).toEqual(suggested(suggestion));
});

describe("the compiler", () => {
  let verdicts: ReadonlyMap<number, string>;

  beforeAll(async () => {
    verdicts = await verdictsOf(
      [
        "declare function list<const Filter extends string, const Values extends readonly string[]>(filter: FilterArgument<Filter, { state: { type: 'string'; enum: Values } }>, values: Values): void;",
      ],
      misspelt.map(
        ({ word, candidates }) => `list(${JSON.stringify(`state=${word}`)}, ${JSON.stringify(candidates)});`,
      ),
    );
  }, 60_000);

  test.for(misspelt.map((each, index) => ({ ...each, index })))("$name ($word)", ({ suggestion, index }) => {
    expect(verdicts.get(index)).toEqual(suggested(suggestion));
  });
});
