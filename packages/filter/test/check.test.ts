import { describe, expect, it } from "vitest";
import { check, createFilter, parse } from "../src/index.ts";
import { fields } from "./fields.ts";

const messages = (text: string, options?: Parameters<typeof check>[2]): readonly string[] =>
  check(parse(text), fields, options).map(({ message }) => message);

describe("check", () => {
  it("finds nothing wrong with a filter that is right", () => {
    expect(
      check(
        parse('status=FAILED AND create_time>="2025-11-01T00:00:00Z" AND turns>5 AND has_audio=true'),
        fields,
      ),
    ).toEqual([]);
  });

  it("says what is wrong, where, how grave it is and what to write", () => {
    expect(check(parse("turns=1 AND status=COMPLETD"), fields)).toEqual([
      {
        code: "unknown-value",
        severity: "error",
        message: 'status "COMPLETD" is unknown; did you mean COMPLETED?',
        hint: "write COMPLETED",
        start: 19,
        end: 27,
      },
    ]);
  });

  it("reports everything, in the order of the text", () => {
    const found = check(parse("sttus=FAILED AND (turns=x OR status>FAILED AND has_audio=yes)"), fields);
    expect(found.map(({ code }) => code)).toEqual([
      "two-readings",
      "unknown-field",
      "bad-value",
      "no-order",
      "bad-value",
    ]);
  });

  it("lets a value pass that may be newer than the table, if told to", () => {
    expect(messages("status=NEWER")).toHaveLength(1);
    expect(messages("status=NEWER", { unknownValues: "error" })).toHaveLength(1);
    expect(messages("status=NEWER", { unknownValues: "allow" })).toEqual([]);
    expect(messages("status>NEWER", { unknownValues: "allow" })).toHaveLength(1);
  });

  it("knows what numbers and booleans look like", () => {
    expect(
      messages("turns=5.5 AND turns!=5 AND score=x AND score=-1.5e-3 AND has_audio=1 AND has_audio>true"),
    ).toEqual([
      'turns "5.5" is not an integer',
      'score "x" is not a number',
      'has_audio "1" is not a boolean',
      "has_audio has no order for > to compare",
    ]);
  });

  it("warns of what cannot both hold", () => {
    expect(messages("turns>5 AND turns<5")).toEqual(["turns>5 and turns<5 cannot both hold"]);
    expect(messages("turns>=5 AND turns<=5")).toEqual([]);
    expect(messages("turns=5 AND turns>5")).toEqual(["turns=5 and turns>5 cannot both hold"]);
    expect(messages("turns<5 AND turns=7")).toEqual(["turns<5 and turns=7 cannot both hold"]);
    expect(messages("turns>1 AND turns>2 AND turns!=3 AND turns<9")).toEqual([]);
    expect(messages("turns>5 AND turns!=5 AND turns!=4 AND turns<9 AND turns!=9")).toEqual([]);
    expect(messages("has_audio=true AND has_audio=false")).toHaveLength(1);
    expect(messages("turns!=5 AND turns!=6 AND turns=6")).toEqual(["turns!=6 and turns=6 cannot both hold"]);
    expect(messages("score=1.0 AND score=1")).toEqual([]);
  });

  it("does not warn of what only might be impossible", () => {
    expect(messages("metadata.a>9 AND metadata.a<10")).toEqual([]);
    expect(messages("status=FAILED OR status=DELETED")).toEqual([]);
  });

  it("checks what was built too, without a place to point at", () => {
    const f = createFilter(fields);
    const built = f.turns.between(5, 1);
    expect(check(built, fields)).toMatchObject([{ code: "impossible", start: 0, end: 0 }]);
  });

  it("takes any table of fields", () => {
    const own = { "a.b": { enum: ["x y"] }, "f.*": { type: "integer" } } as const;
    expect(check(parse('a.b="x y" AND f.n=1'), own)).toEqual([]);
    expect(check(parse("a.b=xy AND f.n=z AND f=1 AND a=1"), own).map(({ message }) => message)).toEqual([
      'a.b "xy" is unknown; did you mean x y?',
      'f.n "z" is not an integer',
      'field "f" is unknown; fields: a.b, f.*',
      'field "a" is unknown; fields: a.b, f.*',
    ]);
    expect(check(parse("constructor=1"), {})).toHaveLength(1);
  });
});
