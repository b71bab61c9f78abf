import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Comparison, type Expression, FilterSyntaxError, parse } from "../src/index.ts";
import { bare } from "./arbitraries.ts";

const refusal = (text: string): FilterSyntaxError => {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof FilterSyntaxError) return error;
    throw error;
  }
  throw new Error(`${text} is a filter`);
};

describe("parse", () => {
  it("says where a comparison and its parts are, in UTF-16 offsets", () => {
    const text = `${"  metadata.名".replace("名", "a")} >= "😀 x" `;
    const { start, end, operatorStart, valueStart, field, operator } = parse(text) as Comparison;
    expect(text.slice(start, end)).toBe('metadata.a >= "😀 x"');
    expect(text.slice(start, start + field.length)).toBe("metadata.a");
    expect(text.slice(operatorStart, operatorStart + operator.length)).toBe(">=");
    expect(text.slice(valueStart, end)).toBe('"😀 x"');
  });

  it("gives a group the place from its first comparison to its last", () => {
    const text = "a=1 AND ( b=2 OR c=3 )";
    const { start, end, operands } = parse(text) as Extract<Expression, { kind: "and" }>;
    expect(text.slice(start, end)).toBe("a=1 AND ( b=2 OR c=3");
    expect(text.slice(operands[1]?.start, operands[1]?.end)).toBe("b=2 OR c=3");
  });

  it("binds OR tighter than AND, and keeps the other reading", () => {
    const mixed = parse("a=1 OR b=2 AND c=3");
    expect(bare(mixed)).toEqual(bare(parse("(a=1 OR b=2) AND c=3")));
    expect(mixed).toHaveProperty("otherReading");
    expect("otherReading" in mixed && mixed.otherReading && bare(mixed.otherReading)).toEqual(
      bare(parse("a=1 OR (b=2 AND c=3)")),
    );
  });

  it("has one reading where parentheses say it, and where AND or OR stands alone", () => {
    for (const text of ["(a=1 OR b=2) AND c=3", "a=1 AND b=2 AND c=3", "a=1 OR (b=2 AND c=3)", "a=1"]) {
      expect(parse(text)).not.toHaveProperty("otherReading");
    }
  });

  it("finds the other reading of a group inside", () => {
    const mixed = parse("z=0 AND (a=1 OR b=2 AND c=3)");
    expect("otherReading" in mixed && mixed.otherReading && bare(mixed.otherReading)).toEqual(
      bare(parse("z=0 AND (a=1 OR (b=2 AND c=3))")),
    );
  });

  it("reads an empty text as the empty filter", () => {
    expect(parse(" \n")).toEqual({ kind: "and", operands: [], start: 0, end: 0 });
  });

  it("throws an error with the text, the place, what is wrong and what to write", () => {
    const error = refusal('status=FAILED and x="1"');
    expect(error).toBeInstanceOf(Error);
    expect({ ...error }).toEqual({
      name: "FilterSyntaxError",
      code: "lowercase",
      text: 'status=FAILED and x="1"',
      start: 14,
      end: 17,
      problem: "this must be in capitals",
      hint: "write AND",
    });
  });

  it("says in one line what was found, and what to write", () => {
    expect(refusal('status=FAILED and x="1"').message).toBe('this must be in capitals (at "and"); write AND');
    expect(refusal("status=").message).toBe('a value is missing (at the end); write one, or "" for none');
    expect(refusal("status=FAILED\u001b[2J").message).toContain('(at "\\u001b")');
  });

  it("quotes what was meant as a value in the hint, whatever it holds", () => {
    expect(refusal("a='$& \\ \"x\"'").hint).toBe('write "$& \\\\ \\"x\\""');
  });

  it("can be used again after an error", () => {
    refusal("((((a=1");
    expect(bare(parse("a=1"))).toEqual({ kind: "comparison", field: "a", operator: "=", value: "1" });
  });

  it("throws nothing but its own error, for 100,000 texts", () => {
    const part = fc.constantFrom(
      ...'status metadata.a AND OR and NOT = == != > >= < : ( ) " \' “ ” \\ \\" , ; & | ! - _ . 1 é 😀 \u0000 \t \n \u00a0 \u3000 \ud800 $&'.split(
        " ",
      ),
      " ",
      '"x y"',
      "2025-11-01T00:00:00Z",
      "a=1",
    );
    const text = fc.oneof(
      fc.array(part, { maxLength: 14 }).map((parts) => parts.join("")),
      fc.array(part, { maxLength: 14 }).map((parts) => parts.join(" ")),
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.string({ unit: "binary-ascii", maxLength: 20 }),
    );
    fc.assert(
      fc.property(text, (given) => {
        try {
          const { start, end } = parse(given);
          expect(start <= end && end <= given.length).toBe(true);
        } catch (error) {
          if (!(error instanceof FilterSyntaxError)) throw error;
          expect(error.start >= 0 && error.start <= error.end && error.end <= given.length).toBe(true);
          expect(error.message && error.hint).toBeTruthy();
        }
      }),
      { numRuns: 100_000 },
    );
  }, 60_000);
});
