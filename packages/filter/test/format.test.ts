import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { and, check, type Expression, format, or, parse } from "../src/index.ts";
import { bare, expression } from "./arbitraries.ts";
import { fields } from "./fields.ts";

describe("format", () => {
  it("writes text that parses to the same filter", () => {
    fc.assert(
      fc.property(expression, (given) => {
        expect(bare(parse(format(given)))).toEqual(bare(given));
      }),
      { numRuns: 5_000 },
    );
  });

  it("writes text with one reading", () => {
    fc.assert(
      fc.property(expression, (given) => {
        expect(parse(format(given))).not.toHaveProperty("otherReading");
      }),
    );
  });

  it("writes the same text again for what it wrote", () => {
    fc.assert(
      fc.property(expression, (given) => {
        expect(format(parse(format(given)))).toBe(format(given));
      }),
    );
  });

  it("writes no more parentheses than it takes", () => {
    expect(format(parse("((a=1)) AND ((b=2 AND c=3) AND (d=4))"))).toBe("a=1 AND b=2 AND c=3 AND d=4");
    expect(format(parse("a=1 OR (b=2 AND (c=3 OR d=4))"))).toBe("a=1 OR (b=2 AND (c=3 OR d=4))");
  });

  it("writes a mixed text so that the warning goes away", () => {
    const mixed = parse("status=FAILED OR status=CANCELLED AND metadata.a=1");
    expect(check(mixed, fields).map(({ code }) => code)).toEqual(["two-readings"]);
    expect(check(parse(format(mixed)), fields)).toEqual([]);
  });

  it("quotes a value only where it has to, and small-letter words for the reader", () => {
    const texts = [
      "a-b.c/d",
      "",
      "a b",
      "AND",
      "and",
      "nOt",
      "android",
      "“x”",
      "x”",
      "a:b",
      "é",
      'a"b',
      "a\\b",
    ];
    expect(texts.map((text) => format({ ...parse("f=1"), value: text } as Expression).slice(2))).toEqual([
      "a-b.c/d",
      '""',
      '"a b"',
      '"AND"',
      '"and"',
      '"nOt"',
      "android",
      '"“x”"',
      "x”",
      '"a:b"',
      "é",
      '"a\\"b"',
      '"a\\\\b"',
    ]);
  });

  it("writes data made by hand as if the builder had made it", () => {
    const leaf = parse("a=1");
    const place = { start: 0, end: 0 };
    const nested: Expression = {
      kind: "and",
      ...place,
      operands: [
        { kind: "and", operands: [{ kind: "or", operands: [leaf, parse("b=2")], ...place }], ...place },
        { kind: "or", operands: [], ...place },
        leaf,
      ],
    };
    expect(format(nested)).toBe("(a=1 OR b=2) AND a=1");
    expect(format(nested)).toBe(format(and(or(leaf, parse("b=2")), leaf)));
  });

  it("writes nothing for the empty filter", () => {
    expect(format(and())).toBe("");
  });
});
