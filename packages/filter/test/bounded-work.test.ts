import { describe, expect, it } from "vitest";
import { check, emit, FilterEmitError, parse } from "../src/index.ts";

const fields = { "metadata.*": {}, turns: { type: "integer" } } as const;

interface Worked {
  /** How many times a set or a map was asked or told something while it ran: what all the work is made of. */
  readonly steps: number;
  readonly text: string;
  readonly code: string;
}

const COUNTED = [
  [Set.prototype, "has"],
  [Set.prototype, "add"],
  [Map.prototype, "get"],
] as const;

function emitCounting(filter: string): Worked {
  const expression = parse(filter);
  let steps = 0;
  const originals = COUNTED.map(([prototype, name]) => Reflect.get(prototype, name));
  COUNTED.forEach(([prototype, name], index) => {
    Reflect.set(prototype, name, function (this: unknown, ...args: unknown[]) {
      steps++;
      return Reflect.apply(originals[index], this, args);
    });
  });
  try {
    const { text } = emit(expression, fields, { trust: "aip" });
    return { steps, text, code: "" };
  } catch (error) {
    if (!(error instanceof FilterEmitError)) throw error;
    return { steps, text: "", code: error.code };
  } finally {
    COUNTED.forEach(([prototype, name], index) => {
      Reflect.set(prototype, name, originals[index]);
    });
  }
}

const times = (count: number, make: (index: number) => string, word: string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(` ${word} `);
const list = (name: string, count: number, word: string): string =>
  `(${times(count, (index) => `metadata.${name}${index}=1`, word)})`;

describe("emit refuses what would grow, before it has grown", () => {
  for (const [what, filter] of Object.entries({
    "two long ANDs": `${list("a", 6_000, "AND")} OR ${list("b", 6_000, "AND")}`,
    "two ANDs of 40": `${list("a", 40, "AND")} OR ${list("b", 40, "AND")}`,
    "512 clauses with a list of 5,000 in each": `${times(9, (index) => `(metadata.a${index}=1 AND metadata.b${index}=1)`, "OR")} OR ${list("c", 5_000, "OR")}`,
    "ANDs of lists": times(10, (index) => `(${list(`a${index}x`, 400, "OR")} AND metadata.b=1)`, "OR"),
    "thousands of pairs": times(4_000, (index) => `(metadata.a${index}=1 AND metadata.b${index}=1)`, "OR"),
    // Each of these takes a little off what the one before it put on.
    "thousands of pairs that have one of two in common": times(
      4_000,
      (index) => `(metadata.a${index % 2}=1 AND metadata.b${index}=1)`,
      "OR",
    ),
  })) {
    it(what, () => {
      const { steps, code, text } = emitCounting(filter);
      // A few for each comparison that is read, and no more than two million beyond.
      expect(steps).toBeLessThan(20 * (filter.match(/=/g)?.length ?? 0) + 2_500_000);
      if (code === "") expect(text.match(/=/g)?.length).toBeLessThanOrEqual(20_000);
      else expect(code).toBe("too-many-clauses");
    });
  }
});

describe("emit takes steps in proportion to the length of a filter that does not grow", () => {
  for (const [what, make] of Object.entries<(count: number) => string>({
    "ANDs of pairs": (count) =>
      times(count, (index) => `(metadata.a${index}=1 OR metadata.b${index}=1)`, "AND"),
    "pairs that follow from a comparison": (count) =>
      `metadata.a=1 AND ${times(count, (index) => `(metadata.b${index}=1 OR metadata.a=1)`, "AND")}`,
    "pairs with one in common": (count) =>
      times(count, (index) => `(metadata.b${index}=1 OR metadata.a=1)`, "AND"),
    "the same on both sides": (count) =>
      `(metadata.x=1 AND ${list("a", count, "AND")}) OR (metadata.y=1 AND ${list("a", count, "AND")})`,
    "a list and a condition": (count) => `${list("a", count, "OR")} AND metadata.b=1`,
  })) {
    it(what, () => {
      const [short, tenfold] = [make(90), make(900)].map(emitCounting);
      expect([short?.code, tenfold?.code]).toEqual(["", ""]);
      expect(tenfold?.steps).toBeLessThan((short?.steps ?? 0) * 11);
    });
  }
});

describe("check holds a comparison against three others at most", () => {
  for (const [what, make] of Object.entries<(index: number) => string>({
    "limits that tighten": (index) => `turns>${index}`,
    "limits that loosen": (index) => `turns<${99_999 - index}`,
    "values of which no two can be": (index) => `turns=${index}`,
    "values that are excluded": (index) => `turns!=${index}`,
  })) {
    it(what, () => {
      const stepsOf = (count: number): number => {
        const expression = parse(times(count, make, "AND"));
        let steps = 0;
        // Of each comparison, how often its operator is read.
        const operands =
          "operands" in expression
            ? expression.operands.map((operand) =>
                Object.defineProperty({ ...operand }, "operator", {
                  get: () => {
                    steps++;
                    return operand.kind === "comparison" ? operand.operator : "";
                  },
                }),
              )
            : [];
        check({ kind: "and", operands, start: 0, end: 0 }, fields);
        return steps;
      };
      expect(stepsOf(2_000)).toBeLessThan(stepsOf(200) * 11);
    });
  }
});
