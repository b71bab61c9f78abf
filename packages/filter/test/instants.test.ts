import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { compile, instantKey, type Operator, parse } from "../src/index.ts";
import { verdictsOf } from "./compiler.ts";

interface NoInstant {
  readonly text: string;
  readonly why: string;
  readonly literal?: false;
}

const { order, none }: { order: readonly (readonly string[])[]; none: readonly NoInstant[] } = JSON.parse(
  readFileSync(new URL("../../../tests/conformance/instants.json", import.meta.url), "utf8"),
);

const instants = order.flatMap((texts, place) => texts.map((text) => ({ text, place })));
const fields = { time: { type: "string", format: "date-time" } } as const;

const OPERATORS: Readonly<Record<Operator, (one: number, other: number) => boolean>> = {
  "=": (one, other) => one === other,
  "!=": (one, other) => one !== other,
  "<": (one, other) => one < other,
  "<=": (one, other) => one <= other,
  ">": (one, other) => one > other,
  ">=": (one, other) => one >= other,
};

/** The operators by which a record with `time` matches a filter that compares it to `limit`. */
const matching = (time: string, limit: string): string[] =>
  Object.keys(OPERATORS).filter((operator) => compile(parse(`time${operator}"${limit}"`), fields)({ time }));

describe("instantKey", () => {
  test("sorts instants, and is the same for those that are the same", () => {
    const keys = instants.map(({ text }) => instantKey(text));
    expect(keys).toEqual([...keys].sort());
    for (const [index, { place }] of instants.entries()) {
      const before = instants[index - 1];
      if (before) expect(keys[index] === keys[index - 1], keys[index]).toBe(place === before.place);
    }
  });

  test.for(none)("knows that $text is none: $why", ({ text }) => {
    expect(instantKey(text)).toBeUndefined();
  });
});

describe("a filter", () => {
  test.for(instants)("compares $text as the instant that it is", ({ text, place }) => {
    for (const limit of instants) {
      const expected = Object.entries(OPERATORS).filter(([, holds]) => holds(place, limit.place));
      expect(matching(text, limit.text), limit.text).toEqual(expected.map(([operator]) => operator));
    }
  });

  test.for(none)("matches no record whose time is $text, whatever it is compared to: $why", ({ text }) => {
    for (const limit of instants) expect(matching(text, limit.text), limit.text).toEqual([]);
  });
});

describe("the compiler", () => {
  const texts = [...instants.map(({ text }) => text), ...none.map(({ text }) => text)];
  let verdicts: ReadonlyMap<number, string>;

  beforeAll(async () => {
    verdicts = await verdictsOf(
      [
        `declare const fields: ${JSON.stringify(fields)};`,
        "declare function list<const Filter extends string>(filter: FilterArgument<Filter, typeof fields>): void;",
      ],
      texts.map((text) => `list(${JSON.stringify(`time="${text}"`)});`),
    );
  }, 60_000);

  test.for(instants)("takes $text", ({ text }) => {
    expect(verdicts.get(texts.indexOf(text))).toBeUndefined();
  });

  test.for(none)("refuses $text, or says why not: $why", ({ text, literal }) => {
    const verdict = verdicts.get(texts.indexOf(text));
    if (literal === false) expect(verdict).toBeUndefined();
    else expect(verdict).toMatch(/is not a timestamp|control character/);
  });
});
