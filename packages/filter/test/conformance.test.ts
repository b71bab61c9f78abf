import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  check,
  compile,
  type Diagnostic,
  emit,
  FilterEmitError,
  type FilterFields,
  FilterSyntaxError,
  format,
  parse,
} from "../src/index.ts";

interface Case {
  readonly group: string;
  readonly text: string;
  readonly verdict: "ok" | "warning" | "error";
  readonly canonical?: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly sent?:
    | { readonly text: string; readonly exact: boolean; readonly residual?: string }
    | { readonly error: string };
  readonly matches?: readonly { readonly record: object; readonly match: boolean }[];
}

const { fields, cases }: { fields: FilterFields; cases: readonly Case[] } = JSON.parse(
  readFileSync(new URL("../../../tests/conformance/filter.json", import.meta.url), "utf8"),
);

/** What this package makes of the text, in the words of the cases. */
function judge(text: string, matches: Case["matches"]): Omit<Case, "group"> {
  try {
    const expression = parse(text);
    const diagnostics = check(expression, fields);
    const isWrong = diagnostics.some(({ severity }) => severity === "error");
    return {
      text,
      verdict: isWrong ? "error" : diagnostics.length ? "warning" : "ok",
      canonical: format(expression),
      diagnostics,
      sent: send(text),
      ...(matches && {
        matches: matches.map(({ record }) => ({ record, match: compile(expression, fields)(record) })),
      }),
    };
  } catch (error) {
    if (!(error instanceof FilterSyntaxError)) throw error;
    const { code, start, end, problem: message, hint } = error;
    return {
      text,
      verdict: "error",
      diagnostics: [{ code, severity: "error", start, end, message, hint } as never],
    };
  }
}

function send(text: string): NonNullable<Case["sent"]> {
  try {
    const { residual, ...sent } = emit(parse(text), fields);
    return residual ? { ...sent, residual: format(residual) } : sent;
  } catch (error) {
    if (!(error instanceof FilterEmitError)) throw error;
    return { error: error.code };
  }
}

describe("the conformance cases", () => {
  it("are at least 150, each another text", () => {
    expect(new Set(cases.map(({ text }) => text)).size).toBe(cases.length);
    expect(cases.length).toBeGreaterThanOrEqual(150);
  });

  for (const { group, text, matches, ...expected } of cases) {
    it(`${group}: ${JSON.stringify(text)}`, () => {
      const { literal, note, ...rest } = expected as typeof expected & { literal?: false; note?: string };
      // Why a text is not for the type level has to be said.
      expect(typeof note === "string").toBe(literal === false);
      expect(judge(text, matches)).toEqual({ text, ...rest, ...(matches && { matches }) });
    });
  }
});
