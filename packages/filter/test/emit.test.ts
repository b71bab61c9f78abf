import { describe, expect, it } from "vitest";
import {
  and,
  type Comparison,
  createFilter,
  type Expression,
  emit,
  FilterEmitError,
  FilterValueError,
  format,
  or,
  parse,
} from "../src/index.ts";
import { fields } from "./fields.ts";

const f = createFilter(fields);
const sent = (expression: Expression | string): string =>
  emit(typeof expression === "string" ? parse(expression) : expression, fields).text;

const refusal = (expression: Expression): FilterEmitError => {
  try {
    emit(expression, fields);
  } catch (error) {
    if (error instanceof FilterEmitError) return error;
    throw error;
  }
  throw new Error("It was emitted");
};

describe("emit", () => {
  it("sends AND alone and OR alone as they are, each comparison once", () => {
    expect(emit(parse("status=FAILED AND metadata.a=1 AND status = FAILED"), fields)).toEqual({
      text: 'status=FAILED AND metadata.a="1"',
      exact: true,
    });
    expect(emit(parse("status=FAILED OR status=DELETED OR status=FAILED"), fields)).toEqual({
      text: "status=FAILED OR status=DELETED",
      exact: true,
    });
  });

  it("sends a long list", () => {
    const ids = Array.from({ length: 5_000 }, (_, number) => `call-${number}`);
    const { text, exact } = emit(f.external_conversation_id.in(ids), fields);
    expect(exact).toBe(true);
    expect(text.split(" OR ")).toHaveLength(5_000);
  });

  it("sends enum values bare, everything else in quotes", () => {
    expect(sent("status=FAILED AND metadata.a=FAILED AND turns>5 AND has_audio=true")).toBe(
      'status=FAILED AND metadata.a="FAILED" AND turns>"5" AND has_audio="true"',
    );
    expect(sent("status=NEWER")).toBe('status="NEWER"');
    expect(emit(parse('s="two words" OR s="AND"'), { s: { enum: ["two words", "AND"] } }).text).toBe(
      's="two words" OR s="AND"',
    );
  });

  it("escapes quotes and backslashes, and nothing else", () => {
    expect(sent(f.external_conversation_id.eq('say "hi" \\ 通話'))).toBe(
      'external_conversation_id="say \\"hi\\" \\\\ 通話"',
    );
  });

  it("sends no parentheses, whatever the filter", () => {
    expect(sent("(status=FAILED AND metadata.a=1) OR (status=DELETED AND metadata.b=2)")).not.toMatch(/[()]/);
  });

  it("repeats what an OR of two is joined to on both sides of it", () => {
    expect(emit(parse("metadata.a=1 AND (status=FAILED OR status=DELETED)"), fields)).toEqual({
      text: 'metadata.a="1" AND status=FAILED OR status=DELETED AND metadata.a="1"',
      exact: true,
    });
  });

  it("takes out what is common to all sides of an OR first", () => {
    expect(
      emit(parse("(metadata.a=1 AND status=FAILED) OR (metadata.a=1 AND status=DELETED)"), fields),
    ).toEqual({
      text: 'metadata.a="1" AND status=FAILED OR status=DELETED AND metadata.a="1"',
      exact: true,
    });
  });

  it("leaves out what follows from the rest", () => {
    expect(sent("(status=FAILED AND metadata.a=1) OR status=FAILED")).toBe("status=FAILED");
    expect(sent("(status=FAILED OR metadata.a=1) AND status=FAILED")).toBe("status=FAILED");
  });

  it("sends anything else as ANDs of ORs, with the filter as residual", () => {
    const expression = parse("(status=FAILED OR status=DELETED OR status=PENDING) AND metadata.a=1");
    const { text, exact, residual } = emit(expression, fields);
    expect({ text, exact }).toEqual({
      text: 'status=FAILED OR status=DELETED OR status=PENDING AND metadata.a="1"',
      exact: false,
    });
    expect(residual && format(residual)).toBe(format(expression));
  });

  it("makes the same text of the same filter, built or parsed", () => {
    const built = or(and(f.status.eq("FAILED"), f.metadata("a").eq(1)), f.status.eq("DELETED"));
    expect(sent(built)).toBe(sent("(status=FAILED AND metadata.a=1) OR status=DELETED"));
    expect(sent(built)).toBe(sent(format(built)));
  });

  it("sends nothing for the empty filter", () => {
    expect(emit(and(), fields)).toEqual({ text: "", exact: true });
  });

  it("stops at 1,000 clauses and says why", () => {
    const pair = (number: number): Expression =>
      and(f.metadata(`a${number}`).eq(1), f.metadata(`b${number}`).eq(1));
    const pairs = (count: number): Expression =>
      or(...Array.from({ length: count }, (_, number) => pair(number)));
    expect(emit(pairs(9), fields).text.split(" AND ")).toHaveLength(512);
    const error = refusal(pairs(10));
    expect(error.code).toBe("too-many-clauses");
    expect(error.message).toContain("1,000 clauses");
    expect(error.message).toContain("each OR multiplies the ANDs in it");
    expect(error.hint).toBe("split it into several filters");
  });

  it("stops soon where the clauses would be millions", () => {
    const big = (name: string): Expression =>
      and(...Array.from({ length: 900 }, (_, number) => f.metadata(`${name}${number}`).eq(1)));
    expect(refusal(or(big("a"), big("b"))).code).toBe("too-many-clauses");
  });

  for (const [what, uncertain] of [
    ["the order of an open family", "metadata.a>5"],
    ["a path of several keys", "metadata.a.b=5"],
    ["the order of text", "external_conversation_id>abc"],
    ["a field that is not in the table", "other=5"],
    ["a timestamp that is none", "create_time>yesterday"],
    ["the order of an enum", "status>FAILED"],
  ] as const) {
    it(`lets no residual rest on ${what}`, () => {
      const mixed = parse(`(${uncertain} AND status=FAILED) OR status=DELETED`);
      const error = refusal(mixed);
      expect(error.code).toBe("uncertain");
      expect(error.message).toContain("has no certain meaning");
      expect(error.hint).toContain('{ trust: "aip" }');
      expect(emit(mixed, fields, { trust: "aip" })).toMatchObject({ exact: false });
      expect(emit(mixed, fields, { trust: "aip" })).not.toHaveProperty("residual");
      // Where there is no residual, it may be sent.
      expect(emit(parse(`${uncertain} AND status=FAILED`), fields).exact).toBe(true);
    });
  }

  it("lets no residual rest on a field that no property of the items holds", () => {
    const withTopic = { ...fields, topic: { type: "string", backed: false } } as const;
    const text = "(topic=refunds AND status=FAILED) OR status=DELETED";
    expect(() => emit(parse(text), withTopic)).toThrow('topic="refunds" has no certain meaning');
    expect(emit(parse("topic=refunds AND status=FAILED"), withTopic).exact).toBe(true);
  });

  it("lets a residual rest on equality in an open family and on order of instants and numbers", () => {
    for (const certain of [
      "metadata.a!=5",
      'create_time>"2025-11-01T00:00:00Z"',
      "turns>5",
      "score<=0.5",
      "has_audio=true",
    ]) {
      expect(emit(parse(`(${certain} AND status=FAILED) OR status=DELETED`), fields).residual).toBeDefined();
    }
  });

  it("trusts a server only where it makes a difference", () => {
    expect(emit(parse("status=FAILED"), fields, { trust: "aip" })).toEqual({
      text: "status=FAILED",
      exact: true,
    });
  });

  it("refuses what data made by hand could bring into the text", () => {
    const leaf = parse("a=1") as Comparison;
    for (const change of [{ value: "a\nb" }, { value: "\ud800" }, { field: 'a="" OR b' }, { field: "" }]) {
      expect(() => emit({ ...leaf, ...change }, fields)).toThrow(FilterValueError);
    }
  });
});
