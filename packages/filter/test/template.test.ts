import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  and,
  check,
  createFilter,
  type Expression,
  FilterSyntaxError,
  FilterValueError,
  filter,
  format,
  or,
  parse,
} from "../src/index.ts";
import { bare } from "./arbitraries.ts";
import { fields } from "./fields.ts";

const f = createFilter(fields);
const written = (expression: Expression): string => format(expression);

describe("filter`…`", () => {
  it("quotes values", () => {
    const name = 'q4" OR status="FAILED';
    expect(filter`metadata.campaign = ${name}`).toMatchObject({ kind: "comparison", value: name });
    expect(
      written(filter`status = ${"FAILED"} AND turns > ${5} AND has_audio=${true} AND metadata.n=${5n}`),
    ).toBe("status=FAILED AND turns>5 AND has_audio=true AND metadata.n=5");
  });

  it("never lets a value become syntax", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (value) => {
        fc.pre(!/[\p{Cc}\p{Cs}]/u.test(value));
        expect(bare(filter`a = ${value} AND b = ${value}`)).toMatchObject({
          operands: [{ value }, { value }],
        });
      }),
    );
  });

  it("writes instants", () => {
    const date = new Date("2025-11-01T00:00:00Z");
    expect(written(filter`create_time >= ${date} AND create_time < ${{ epochNanoseconds: 1n }}`)).toBe(
      'create_time>="2025-11-01T00:00:00Z" AND create_time<"1970-01-01T00:00:00.000000001Z"',
    );
  });

  it("takes a list after = for one of it, after != for none of it", () => {
    expect(written(filter`status = ${["FAILED", "DELETED"]}`)).toBe("status=FAILED OR status=DELETED");
    expect(written(filter`status != ${["FAILED", "DELETED"]} AND turns=1`)).toBe(
      "status!=FAILED AND status!=DELETED AND turns=1",
    );
    expect(written(filter`status = ${["FAILED", "DELETED"]} AND turns = ${[1]}`)).toBe(
      "(status=FAILED OR status=DELETED) AND turns=1",
    );
    expect(written(filter`turns = 1 AND status != ${[]}`)).toBe("turns=1");
  });

  it("puts an expression in parentheses of its own", () => {
    const either = or(f.turns.eq(1), f.turns.eq(2));
    expect(written(filter`status=FAILED AND ${either}`)).toBe("status=FAILED AND (turns=1 OR turns=2)");
    expect(written(filter`status=FAILED OR ${and(f.turns.eq(1), either)}`)).toBe(
      "status=FAILED OR (turns=1 AND (turns=1 OR turns=2))",
    );
    expect(written(filter`${f.turns.eq(1)}`)).toBe("turns=1");
    expect(written(filter`${filter`turns=${1}`} AND ${parse("turns=2")}`)).toBe("turns=1 AND turns=2");
  });

  it("leaves out conditions that are not given", () => {
    for (const nothing of [undefined, null, false, "", and()] as const) {
      expect(written(filter`status=FAILED AND ${nothing}`)).toBe("status=FAILED");
      expect(written(filter`(${nothing} OR turns=1) AND status=FAILED`)).toBe("turns=1 AND status=FAILED");
      expect(filter`${nothing}`).toEqual(and());
    }
  });

  it("keeps the warning of two readings, unless there is just one in the end", () => {
    const mixed = filter`status = ${"FAILED"} OR turns = ${1} AND metadata.a = ${"b"}`;
    expect(check(mixed, fields).map(({ code }) => code)).toEqual(["two-readings"]);
    expect(check(filter`status = FAILED OR turns = 1 AND ${undefined}`, fields)).toEqual([]);
    expect(check(filter`status = ${["FAILED", "DELETED"]} AND turns = 1`, fields)).toEqual([]);
  });

  it("reads backslashes as the language does", () => {
    expect(filter`metadata.path = "C:\\calls"`).toMatchObject({ value: "C:\\calls" });
  });

  it("says what is wrong with the text around the values", () => {
    expect(() => filter`status == ${"FAILED"}`).toThrow(FilterSyntaxError);
    expect(() => filter`status = ${"FAILED"} and turns=1`).toThrow("this must be in capitals");
  });

  const refused: readonly (readonly [string, () => Expression])[] = [
    ["a value brings its own quotes; write none around it", () => filter`status = "${"FAILED"}"`],
    ["a value can stand only after an operator", () => filter`${"status"} = FAILED`],
    ["a value can stand only after an operator", () => filter`status = FAILED ${5}`],
    ["a field cannot be compared to undefined", () => filter`status = ${undefined}`],
    ["a field cannot be compared to null", () => filter`status = ${null}`],
    ["a field cannot be compared to [object Object]", () => filter`status = ${f.turns.eq(1)}`],
    ["a field cannot be compared to NaN", () => filter`turns = ${Number.NaN}`],
    ["a field cannot be compared to a control character", () => filter`status = ${"a\u0000"}`],
    ["a list can stand after = and !=, not after >", () => filter`turns > ${[1, 2]}`],
    ["turns cannot be one of no values", () => filter`turns = ${[]}`],
  ];
  for (const [message, make] of refused) {
    it(`refuses: ${message}`, () => {
      expect(make).toThrow(FilterValueError);
      expect(make).toThrow(message);
    });
  }
});
