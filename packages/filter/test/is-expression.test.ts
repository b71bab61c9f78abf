import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { and, isExpression, parse } from "../src/index.ts";
import { expression } from "./arbitraries.ts";

const leaf = parse("a=1");
const place = { start: 0, end: 0 };

describe("isExpression", () => {
  it("knows a filter, also by way of JSON", () => {
    fc.assert(
      fc.property(expression, (given) => {
        expect(isExpression(given)).toBe(true);
        expect(isExpression(JSON.parse(JSON.stringify(given)))).toBe(true);
      }),
    );
    expect(isExpression(JSON.parse(JSON.stringify(parse("a=1 OR b=2 AND c=3"))))).toBe(true);
    expect(isExpression(and())).toBe(true);
  });

  for (const [what, value] of Object.entries({
    text: "a=1",
    nothing: undefined,
    null: null,
    "a number": 1,
    "a function": () => leaf,
    "an empty object": {},
    "another kind": { ...leaf, kind: "not" },
    "another operator": { ...leaf, operator: "==" },
    "an inherited operator": { ...leaf, operator: "toString" },
    "a field that is no name": { ...leaf, field: 'a="" OR b' },
    "an empty field": { ...leaf, field: "" },
    "a value that is no text": { ...leaf, value: 1 },
    "no place": { kind: "and", operands: [] },
    "no operands": { kind: "and", ...place },
    "operands that are none": { kind: "or", operands: [leaf, { ...leaf, value: 1 }], ...place },
    "another reading that is none": { kind: "and", operands: [], ...place, otherReading: "a=1" },
  })) {
    it(`does not take ${what} for one`, () => {
      expect(isExpression(value)).toBe(false);
    });
  }
});
