import { describe, expect, it } from "vitest";
import {
  and,
  check,
  createFilter,
  type Expression,
  type FilterFields,
  FilterValueError,
  format,
  isExpression,
  or,
  parse,
} from "../src/index.ts";
import { fields } from "./fields.ts";

const f = createFilter(fields);
const noon = "2025-11-01T12:00:00Z";

describe("createFilter", () => {
  const written: readonly (readonly [string, Expression])[] = [
    ["status=FAILED", f.status.eq("FAILED")],
    ["status!=FAILED", f.status.ne("FAILED")],
    ["status=FAILED OR status=DELETED", f.status.in(["FAILED", "DELETED"])],
    ["status=FAILED", f.status.in(["FAILED"])],
    ["status!=FAILED AND status!=DELETED", f.status.notIn(["FAILED", "DELETED"])],
    ["external_conversation_id=a", f.external_conversation_id.eq("a")],
    ["external_conversation_id!=a", f.external_conversation_id.ne("a")],
    [
      'external_conversation_id="" OR external_conversation_id="b c"',
      f.external_conversation_id.in(["", "b c"]),
    ],
    [
      "external_conversation_id!=a AND external_conversation_id!=b",
      f.external_conversation_id.notIn(["a", "b"]),
    ],
    [`create_time>"${noon}"`, f.create_time.gt(noon)],
    [`create_time>="${noon}"`, f.create_time.gte(noon)],
    [`create_time<"${noon}"`, f.create_time.lt(noon)],
    [`create_time<="${noon}"`, f.create_time.lte(noon)],
    [`create_time="${noon}"`, f.create_time.eq(noon)],
    [
      `create_time>="${noon}" AND create_time<"2025-11-02T00:00:00Z"`,
      f.create_time.between(noon, "2025-11-02T00:00:00Z"),
    ],
    ["turns>=1 AND turns<5", f.turns.between(1, 5)],
    ["turns=-1 OR turns=0", f.turns.in([-1, -0])],
    ["score>0.5", f.score.gt(0.5)],
    ["has_audio=true", f.has_audio.eq(true)],
    ["has_audio!=false", f.has_audio.ne(false)],
    ["metadata.campaign=q4-support", f.metadata("campaign").eq("q4-support")],
    ["metadata.seat=5 OR metadata.seat=true", f.metadata("seat").in([5, true])],
    ["metadata.seat>5", f.metadata("seat").gt(5n)],
    ["metadata.a.b=1", f.metadata("a", "b").eq(1)],
    [`metadata.at>"${noon}"`, f.metadata("at").gt(new Date(noon))],
  ];
  for (const [text, built] of written) {
    it(`builds ${text}`, () => {
      expect(format(built)).toBe(text);
      expect(isExpression(built)).toBe(true);
      expect(check(built, fields)).toEqual([]);
    });
  }

  it("writes one instant as one text, with a fraction only where there is one", () => {
    const texts = [
      new Date(noon),
      new Date("2025-11-01T13:00:00.000+01:00"),
      new Date("2025-11-01T12:00:00.120Z"),
      { epochNanoseconds: 1_761_998_400_000_000_000n },
      { epochNanoseconds: 1_761_998_400_120_000_000n },
      { epochNanoseconds: 1_761_998_400_000_000_010n },
      { epochNanoseconds: -1n },
      "2025-11-01T13:00:00+01:00",
    ].map((value) => format(f.create_time.eq(value)).slice("create_time=".length));
    expect(texts).toEqual([
      '"2025-11-01T12:00:00Z"',
      '"2025-11-01T12:00:00Z"',
      '"2025-11-01T12:00:00.120Z"',
      '"2025-11-01T12:00:00Z"',
      '"2025-11-01T12:00:00.120Z"',
      '"2025-11-01T12:00:00.00000001Z"',
      '"1969-12-31T23:59:59.999999999Z"',
      '"2025-11-01T13:00:00+01:00"',
    ]);
  });

  it("keeps values data, whatever they hold", () => {
    for (const value of ['" OR status="FAILED', "\\", '\\"', ") OR (a=b", "AND", "'", "$&"]) {
      expect(parse(format(f.external_conversation_id.eq(value)))).toMatchObject({
        kind: "comparison",
        value,
      });
    }
  });

  // What the types forbid can still come from JavaScript.
  const loose = f as unknown as Record<string, Record<string, (...values: unknown[]) => Expression>>;
  const refused: readonly (readonly [string, () => Expression])[] = [
    ['create_time "2025-02-30T00:00:00Z" is not a timestamp', () => f.create_time.gt("2025-02-30T00:00:00Z")],
    ['create_time "Invalid Date" is not a timestamp', () => f.create_time.gt(new Date(Number.NaN))],
    ['create_time "+010000-', () => f.create_time.gt(new Date(Date.UTC(10_000, 0, 1)))],
    ["turns cannot be compared to NaN", () => f.turns.eq(Number.NaN)],
    ["turns cannot be compared to Infinity", () => f.turns.lt(Number.POSITIVE_INFINITY)],
    ['turns "1.5" is not an integer', () => f.turns.eq(1.5)],
    ["control character", () => f.external_conversation_id.eq("a\nb")],
    ["control character", () => f.external_conversation_id.eq("\ud800")],
    ["status cannot be one of no values", () => f.status.in([])],
    ['"my key" is no key', () => f.metadata("my key").eq(1)],
    ['"a.b" is no key', () => f.metadata("a.b").eq(1)],
    ['"" is no key', () => f.metadata("").eq(1)],
    ['"x=1 OR y" is no key', () => f.metadata("a", "x=1 OR y").eq(1)],
    ["status cannot be compared to undefined", () => loose.status?.eq?.(undefined) as Expression],
    ["status cannot be compared to null", () => loose.status?.eq?.(null) as Expression],
    ["status cannot be compared to [object Object]", () => loose.status?.eq?.({}) as Expression],
  ];
  for (const [message, build] of refused) {
    it(`refuses a value: ${message}`, () => {
      expect(build).toThrow(FilterValueError);
      expect(build).toThrow(message);
    });
  }

  it("takes an empty list for none excluded", () => {
    expect(format(f.status.notIn([]))).toBe("");
  });

  it("works with a table that is only known when it runs", () => {
    const table: FilterFields = JSON.parse(JSON.stringify(fields));
    expect(format(createFilter(table).status?.eq("FAILED") as Expression)).toBe("status=FAILED");
  });
});

describe("and, or", () => {
  const one = f.turns.eq(1);
  const two = f.turns.eq(2);
  const three = f.turns.eq(3);

  it("nest in any way, and lay flat what is of one kind", () => {
    expect(format(and(one, or(two, and(one, three))))).toBe("turns=1 AND (turns=2 OR (turns=1 AND turns=3))");
    expect(and(one, and(two, and(three)))).toEqual(and(one, two, three));
    expect(or(or(one, two), three)).toEqual(or(one, two, three));
  });

  it("are the condition itself when there is one", () => {
    expect(and(one)).toBe(one);
    expect(or(undefined, one)).toBe(one);
  });

  it("leave out what is not given", () => {
    expect(and(one, undefined, null, false, "", and(), or(), two)).toEqual(and(one, two));
    expect(or(one, and(undefined), two)).toEqual(or(one, two));
  });

  it("are the empty filter without any condition", () => {
    expect(and()).toEqual(parse(""));
    expect(or()).toEqual(parse(""));
    expect(or(undefined, and(undefined))).toEqual(parse(""));
  });
});

describe("filters nested very deep", () => {
  const nested = (depth: number): Expression => {
    let made: Expression = f.status.eq("FAILED");
    for (let level = 0; level < depth; level++) {
      made = level % 2 ? and(made, f.turns.gt(level)) : or(made, f.turns.gt(level));
    }
    return made;
  };

  it("work as far as they may be nested", () => {
    const deep = nested(500);
    expect(isExpression(deep)).toBe(true);
    expect(format(deep)).toContain("turns>499");
    expect(check(deep, fields)).toEqual([]);
  });

  it("are refused beyond, before anything that walks them runs out of stack", () => {
    expect(() => nested(20_000)).toThrow(FilterValueError);
    const handMade = JSON.parse(
      `${'{"kind":"and","start":0,"end":0,"operands":['.repeat(20_000)}${"]}".repeat(20_000)}`,
    );
    expect(isExpression(handMade)).toBe(false);
  });

  it("are not what a long list makes", () => {
    expect(() => and(...Array.from({ length: 20_000 }, (_, turn) => f.turns.ne(turn)))).not.toThrow();
  });
});

it("a key may begin with a digit", () => {
  expect(format(f.metadata("2fa").eq("x"))).toBe("metadata.2fa=x");
  expect(() => f.metadata("-2fa")).toThrow("write letters, digits, _ and -, not - first");
});
