import { describe, expect, it } from "vitest";
import { and, compile, createFilter, type Expression, or, parse } from "../src/index.ts";
import { fields } from "./fields.ts";

const f = createFilter(fields);
const matches = (text: string | Expression, record: object): boolean =>
  compile(typeof text === "string" ? parse(text) : text, fields)(record);

/** Of values of one field, those that meet the filter. */
const among = (text: string, field: string, values: readonly unknown[]): readonly unknown[] => {
  const predicate = compile(parse(text), fields);
  return values.filter((value) => predicate({ [field]: value }));
};
const inMetadata = (text: string, values: readonly unknown[]): readonly unknown[] => {
  const predicate = compile(parse(text), fields);
  return values.filter((a) => predicate({ metadata: { a } }));
};

describe("compile", () => {
  it("holds for every record without a condition", () => {
    expect(compile(and(), fields)({})).toBe(true);
  });

  it("joins by AND and OR, any number of them", () => {
    const record = { status: "FAILED", turns: 3, metadata: { a: "1", b: "2" } };
    for (const [text, expected] of [
      ["status=FAILED AND turns=3", true],
      ["status=FAILED AND turns=4", false],
      ["status=DELETED OR turns=3", true],
      ["status=DELETED OR turns=4", false],
      ["status=FAILED AND turns=3 AND metadata.a=1 AND metadata.b=2", true],
      ["status=FAILED AND turns=3 AND metadata.a=1 AND metadata.b=3", false],
      ["status=DELETED OR turns=4 OR metadata.a=2 OR metadata.b=2", true],
      ["status=DELETED OR turns=4 OR metadata.a=2 OR metadata.b=3", false],
      ["(status=DELETED AND turns=3) OR (metadata.a=1 AND metadata.b=2)", true],
    ] as const) {
      expect(matches(text, record), text).toBe(expected);
    }
  });

  it("holds for nothing that lacks the field, != included", () => {
    for (const record of [{}, { status: null }, { status: undefined }]) {
      expect(matches("status=FAILED", record)).toBe(false);
      expect(matches("status!=FAILED", record)).toBe(false);
    }
    expect(matches("metadata.a!=1", {})).toBe(false);
    expect(matches("metadata.a!=1", { metadata: null })).toBe(false);
    expect(matches("metadata.a!=1", { metadata: {} })).toBe(false);
  });

  it("holds for no value of another type than the table says", () => {
    expect(among("turns!=5", "turns", ["4", true, null, [4], 4])).toEqual([4]);
    expect(among("status!=FAILED", "status", [4, true, [], "DELETED"])).toEqual(["DELETED"]);
    expect(among("has_audio!=true", "has_audio", ["false", 0, null, false])).toEqual([false]);
    expect(
      among('create_time!="2025-11-01T00:00:00Z"', "create_time", [0, "yesterday", "2025-11-01", null]),
    ).toEqual([]);
  });

  it("lets a status pass that is newer than the table", () => {
    expect(matches("status=NEWER", { status: "NEWER" })).toBe(true);
    expect(matches("status!=FAILED", { status: "NEWER" })).toBe(true);
  });

  it("has no order for an enum or a boolean", () => {
    expect(among("status>=FAILED", "status", ["FAILED", "PENDING"])).toEqual([]);
    expect(among("has_audio>=true", "has_audio", [true, false])).toEqual([]);
  });

  it("compares numbers as numbers", () => {
    expect(among("turns>9", "turns", [8, 9, 10, 100])).toEqual([10, 100]);
    expect(among("score<=0.50", "score", [0.5, 0.25, 0.51, -1])).toEqual([0.5, 0.25, -1]);
    expect(among("score=1e2", "score", [100])).toEqual([100]);
  });

  it("compares text by code units", () => {
    expect(among("external_conversation_id>=b", "external_conversation_id", ["a", "b", "ba", "B"])).toEqual([
      "b",
      "ba",
    ]);
  });

  it("reads own properties only", () => {
    const inherited = Object.create({ status: "FAILED", metadata: { a: "1" } });
    expect(matches("status=FAILED", inherited)).toBe(false);
    expect(matches("metadata.a=1", inherited)).toBe(false);
    expect(matches("metadata.toString!=1", { metadata: {} })).toBe(false);
    expect(matches("metadata.__proto__!=1", { metadata: {} })).toBe(false);
    expect(matches("metadata.constructor!=1", { metadata: {} })).toBe(false);
    expect(matches("metadata.__proto__=1", { metadata: JSON.parse('{"__proto__":1}') })).toBe(true);
  });

  it("is not misled by what someone put on every object", () => {
    const everything = Object.prototype as unknown as Record<string, unknown>;
    everything.status = "FAILED";
    everything.a = "1";
    try {
      expect(matches("status=FAILED", {})).toBe(false);
      expect(matches("metadata.a=1", { metadata: {} })).toBe(false);
      expect(matches("status=FAILED", { status: "FAILED" })).toBe(true);
    } finally {
      delete everything.status;
      delete everything.a;
    }
  });

  it("takes records without a prototype", () => {
    expect(matches("status=FAILED", Object.assign(Object.create(null), { status: "FAILED" }))).toBe(true);
  });

  it("reads a path as a way down into objects", () => {
    expect(matches("metadata.a.b=1", { metadata: { a: { b: 1 } } })).toBe(true);
    expect(matches("metadata.a.b=1", { metadata: { "a.b": 1 } })).toBe(false);
    expect(matches("metadata.a.b=1", { metadata: { a: "b" } })).toBe(false);
    expect(matches("metadata.length=1", { metadata: "x" })).toBe(false);
  });

  describe("in an open family", () => {
    it("takes numbers, true and false to be equal to their text", () => {
      expect(inMetadata("metadata.a=5", ["5", 5, "5.0", 6])).toEqual(["5", 5]);
      expect(inMetadata("metadata.a=true", ["true", true, 1, false])).toEqual(["true", true]);
      expect(inMetadata("metadata.a!=5", ["5", 5, "6", 6, true])).toEqual(["6", 6, true]);
    });

    it("matches no object, list or null", () => {
      for (const value of [null, {}, [], ["5"], { toString: "5" }]) {
        expect(inMetadata("metadata.a=5", [value])).toEqual([]);
        expect(inMetadata("metadata.a!=5", [value])).toEqual([]);
      }
    });

    it("orders numbers by number and text by text", () => {
      expect(inMetadata("metadata.a>9", [10, 9, "10", "95"])).toEqual([10, "95"]);
      expect(inMetadata("metadata.a>x", [10, "y", true])).toEqual(["y"]);
    });
  });

  describe("instants", () => {
    const times = (text: string, ...values: string[]): readonly unknown[] =>
      among(text, "create_time", values);

    it("compares them as instants, not as text", () => {
      expect(
        times('create_time="2025-11-01T00:00:00Z"', "2025-11-01T01:00:00+01:00", "2025-11-01T00:00:00.000Z"),
      ).toHaveLength(2);
      expect(
        times('create_time>"2025-11-01T00:00:00Z"', "2025-11-01T00:30:00+01:00", "2025-10-31T23:30:00-01:00"),
      ).toEqual(["2025-10-31T23:30:00-01:00"]);
      expect(times('create_time="2025-11-01T05:30:00+05:30"', "2025-11-01T00:00:00Z")).toHaveLength(1);
    });

    it("tells fractions of any length apart", () => {
      const ordered = [
        "2025-11-01T00:00:00Z",
        "2025-11-01T00:00:00.000000001Z",
        "2025-11-01T00:00:00.0001Z",
        "2025-11-01T00:00:00.25Z",
        "2025-11-01T00:00:00.5Z",
        "2025-11-01T00:00:00.500000001Z",
        "2025-11-01T00:00:01Z",
      ];
      ordered.forEach((limit, index) => {
        expect(times(`create_time>"${limit}"`, ...ordered)).toEqual(ordered.slice(index + 1));
        expect(times(`create_time>="${limit}"`, ...ordered)).toEqual(ordered.slice(index));
        expect(times(`create_time<"${limit}"`, ...ordered)).toEqual(ordered.slice(0, index));
        expect(times(`create_time<="${limit}"`, ...ordered)).toEqual(ordered.slice(0, index + 1));
        expect(times(`create_time="${limit}"`, ...ordered)).toEqual([limit]);
        expect(times(`create_time!="${limit}"`, ...ordered)).toHaveLength(ordered.length - 1);
      });
    });

    it("puts a leap second between the second before and the one after", () => {
      const ordered = [
        "2016-12-31T23:59:59.9Z",
        "2016-12-31T23:59:60Z",
        "2016-12-31T23:59:60.5Z",
        "2017-01-01T00:00:00Z",
      ];
      expect(times('create_time>"2016-12-31T23:59:60Z"', ...ordered)).toEqual(ordered.slice(2));
      expect(times('create_time<"2016-12-31T23:59:60Z"', ...ordered)).toEqual(ordered.slice(0, 1));
      expect(times('create_time="2017-01-01T08:59:60+09:00"', ...ordered)).toEqual([ordered[1]]);
    });

    it("matches no timestamp that does not exist", () => {
      const broken = [
        "2025-02-30T00:00:00.5Z",
        "2025-11-01T24:00:00+00:00",
        "2025-11-01",
        "2025-11-01T00:00:00",
        "2025-11-01T00:00:00+",
        "2025-11-01 00:00:00Z",
      ];
      expect(times('create_time>"2000-01-01T00:00:00Z"', ...broken)).toEqual([]);
      expect(times('create_time!="2000-01-01T00:00:00Z"', ...broken)).toEqual([]);
    });
  });

  it("gives the same answer built or parsed", () => {
    const built = or(f.status.in(["FAILED", "DELETED"]), f.turns.between(2, 4));
    for (const [record, expected] of [
      [{ status: "FAILED" }, true],
      [{ status: "PENDING", turns: 2 }, true],
      [{ status: "PENDING", turns: 4 }, false],
    ] as const) {
      expect(matches(built, record)).toBe(expected);
    }
  });

  it("takes a list of several kinds of comparisons", () => {
    const text =
      "status=FAILED OR turns=5 OR status=DELETED OR metadata.a=1 OR turns>9 OR turns=x OR status!=PENDING";
    const predicate = compile(parse(text), fields);
    for (const record of [
      { status: "FAILED" },
      { turns: 5 },
      { turns: 10 },
      { metadata: { a: 1 } },
      { status: "NEWER" },
    ]) {
      expect(predicate(record)).toBe(true);
    }
    for (const record of [{ status: "PENDING" }, { turns: 6 }, { turns: "5" }, { metadata: { a: 2 } }, {}]) {
      expect(predicate(record)).toBe(false);
    }
  });

  it("takes a list of thousands", () => {
    const ids = Array.from({ length: 20_000 }, (_, number) => `call-${number}`);
    const predicate = compile(f.external_conversation_id.in(ids), fields);
    expect(predicate({ external_conversation_id: "call-19999" })).toBe(true);
    expect(predicate({ external_conversation_id: "call-20000" })).toBe(false);
  });
});
