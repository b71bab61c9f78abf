import { describe, expect, it } from "vitest";
import { compile, FilterSyntaxError, instantKey, parse, renderDiagnostic } from "../src/index.ts";

/** A text that counts how many of its characters are looked at, one by one or as a slice. */
function counting(text: string): { readonly text: string; readonly steps: () => number } {
  let steps = 0;
  const counted = {
    length: text.length,
    charCodeAt(index: number): number {
      steps++;
      return text.charCodeAt(index);
    },
    slice(start: number, end: number = text.length): string {
      steps += Math.max(end - start, 0);
      return text.slice(start, end);
    },
    toString(): string {
      steps += text.length;
      return text;
    },
  };
  // Stands in for a string: it has all that the parser uses of one, and the test fails where it does not.
  return { text: counted as unknown as string, steps: () => steps };
}

function stepsOf(text: string): number {
  const { text: counted, steps } = counting(text);
  try {
    parse(counted);
  } catch (error) {
    if (!(error instanceof FilterSyntaxError)) throw error;
  }
  return steps();
}

const long: Readonly<Record<string, (length: number) => string>> = {
  "comparisons joined by AND": (length) => `${"a=1 AND ".repeat(length / 8)}a=1`,
  "comparisons joined by both": (length) => `${"a=1 AND b=2 OR ".repeat(length / 15)}a=1`,
  "many groups": (length) => `${"(a=1) AND ".repeat(length / 10)}a=1`,
  "deep groups, many times": (length) =>
    `${`${"(".repeat(64)}a=1${")".repeat(64)} OR `.repeat(length / 135)}a=1`,
  "one long value": (length) => `a=${"x".repeat(length)}`,
  "one long quoted value": (length) => `a="${'\\"'.repeat(length / 2)}"`,
  "a quote never closed": (length) => `a="${"x".repeat(length)}`,
  spaces: (length) => `a=1${" ".repeat(length)}`,
  "spaces before a mistake": (length) => `a=1${" ".repeat(length)}and`,
  "words that should be quoted": (length) => `a=${"word ".repeat(length / 5)}`,
  "AND that nothing follows": (length) => `a=1 AND${" ".repeat(length)}`,
  "parentheses never closed": (length) => "(".repeat(length),
  "a name that goes wrong": (length) => `${"a.".repeat(length / 2)}=1`,
  dashes: (length) => "-".repeat(length),
  operators: (length) => `a${"=".repeat(length)}`,
  "single quotes": (length) => `a=${"'".repeat(length)}`,
  "digits and dashes": (length) => `a=2025-${"1-".repeat(length / 2)} x`,
};

describe("parse takes steps in proportion to the length of the text", () => {
  for (const [what, make] of Object.entries(long)) {
    it(`for ${what}`, () => {
      const [short, tenfold] = [make(2_000), make(20_000)];
      expect(stepsOf(short) / short.length).toBeLessThan(15);
      expect(stepsOf(tenfold) / tenfold.length).toBeLessThan((stepsOf(short) / short.length) * 1.1);
    });
  }
});

/** What grows with the square of the length takes hours for these. */
const HUGE = 1_000_000;

describe("a million characters are read", () => {
  for (const [what, make] of Object.entries(long)) {
    it(`of ${what}, and what is wrong with them is shown`, () => {
      const text = make(HUGE);
      try {
        parse(text);
      } catch (error) {
        if (!(error instanceof FilterSyntaxError)) throw error;
        expect(error.message.length).toBeLessThan(200 + error.hint.length);
        const lines = renderDiagnostic(text, error, { width: 80 }).split("\n");
        expect(lines[1]?.length).toBeLessThanOrEqual(82);
        expect(lines[2]).toContain("^");
      }
    });
  }

  it("of a timestamp's fraction", () => {
    const zeros = "0".repeat(HUGE);
    expect(instantKey(`2025-11-03T14:32:30.${zeros}Z`)).toBe("2025-11-03T14:32:30");
    expect(instantKey(`2025-11-03T14:32:30.${zeros}10Z`)).toBe(`2025-11-03T14:32:30.${zeros}1`);
    const matches = compile(parse('at>"2025-11-03T14:32:30Z"'), {
      at: { type: "string", format: "date-time" },
    });
    expect(matches({ at: `2025-11-03T14:32:30.${zeros}x${zeros}Z` })).toBe(false);
  });
});
