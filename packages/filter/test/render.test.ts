import { describe, expect, it } from "vitest";
import { check, FilterSyntaxError, parse, type RenderOptions, renderDiagnostic } from "../src/index.ts";
import { fields } from "./fields.ts";

/** What is shown of the first thing that is wrong with the text. */
function shown(text: string, options?: RenderOptions): string {
  try {
    const [first] = check(parse(text), fields);
    if (!first) throw new Error(`${text} is right`);
    return renderDiagnostic(text, first, options);
  } catch (error) {
    if (error instanceof FilterSyntaxError) return renderDiagnostic(text, error, options);
    throw error;
  }
}
const lineAndCaret = (text: string, options?: RenderOptions): readonly (string | undefined)[] =>
  shown(text, options).split("\n").slice(1, 3);

describe("renderDiagnostic", () => {
  it("shows the message, the text with carets under the place, and the hint", () => {
    expect(shown("turns=1 AND status=COMPLETD").split("\n")).toEqual([
      'error: status "COMPLETD" is unknown; did you mean COMPLETED?',
      "  turns=1 AND status=COMPLETD",
      "                     ^^^^^^^^",
      "hint: write COMPLETED",
    ]);
  });

  it("calls a warning a warning", () => {
    expect(shown("status=FAILED AND status=DELETED")).toMatch(/^warning: /);
  });

  it("shows a syntax error as it is thrown", () => {
    expect(shown("status==FAILED").split("\n")).toEqual([
      "error: no such operator",
      "  status==FAILED",
      "        ^^",
      "hint: write =",
    ]);
  });

  it("puts one caret where something is missing", () => {
    expect(lineAndCaret("status=")).toEqual(["  status=", "         ^"]);
    expect(lineAndCaret("status=FAILED AND")).toEqual(["  status=FAILED AND", "                   ^"]);
  });

  it("counts two columns for wide characters and none for combining ones", () => {
    for (const [value, columns] of [
      ["通話", 4],
      ["ｆｕｌｌ", 8],
      ["한글", 4],
      ["ｶﾅ", 2],
      ["e\u0301", 1],
      ["🎉", 2],
      ["👩‍👩‍👧‍👦", 2],
      ["🇩🇪", 2],
      ["❤️", 2],
      ["й", 1],
    ] as const) {
      const [line, carets] = lineAndCaret(`metadata.a="${value}" AND status=X`);
      expect(line).toBe(`  metadata.a="${value}" AND status=X`);
      expect(carets?.indexOf("^"), value).toBe('  metadata.a="" AND status='.length + columns);
    }
  });

  it("underlines what is wide in full", () => {
    expect(lineAndCaret('turns="通話"')).toEqual(['  turns="通話"', "        ^^^^^^"]);
  });

  it("shows tabs as spaces", () => {
    expect(lineAndCaret("\tstatus\t=\tX")).toEqual(["      status  =   X", "                  ^"]);
  });

  it("shows the line the place is on", () => {
    expect(lineAndCaret("turns=1\nAND status=X\r\nAND turns=2")).toEqual([
      "  AND status=X",
      "             ^",
    ]);
    expect(lineAndCaret('metadata.a="x\ny"')).toEqual(['  metadata.a="x', "               ^"]);
  });

  it("ends the carets with the line", () => {
    expect(lineAndCaret("status=FAILED OR turns=1\nAND turns=2")).toEqual([
      "  status=FAILED OR turns=1",
      "  ^^^^^^^^^^^^^^^^^^^^^^^^",
    ]);
  });

  it("shows nothing that could move the cursor, ring the bell or turn the text around", () => {
    for (const evil of ["\u001b[2J", "\u0007", "\u009b2J", "\u202e", "\u2066", "\u2028", "\ud800"]) {
      const text = `metadata.a="${evil}`;
      expect(shown(text)).not.toContain(evil);
      expect(shown(`status="${evil}`)).not.toContain(evil);
    }
    // The message quotes what was written.
    expect(shown('status="\u202eX"').split("\n")[0]).toContain("\\u202eX");
  });

  it("puts carets under the whole of an escape, and counts its columns before the place", () => {
    expect(lineAndCaret("turns=\u0000")).toEqual(["  turns=\\x00", "        ^^^^"]);
    for (const [value, escaped] of [
      ["\u200b", "\\u200b"],
      ["a\u202eb", "a\\u202eb"],
      ["\u{e0041}", "\\u{e0041}"],
      ["\ud800", "\\ud800"],
      // The flag of Scotland, of a flag, two columns and two units wide, and of letters that are not seen.
      ["🏴\u{e0067}\u{e0062}", "🏴\\u{e0067}\\u{e0062}"],
    ] as const) {
      const [line, carets] = lineAndCaret(`metadata.a="${value}" AND status=X`);
      expect(line).toBe(`  metadata.a="${escaped}" AND status=X`);
      expect(carets?.indexOf("^"), escaped).toBe((line?.indexOf("=X") ?? 0) + 1);
    }
  });

  it("keeps the place in sight where escapes are wider than what there is room for", () => {
    const text = `metadata.a="${"\u{e0041}".repeat(40)}" AND status=X`;
    for (let width = 0; width < 60; width++) {
      const [line = "", carets = ""] = lineAndCaret(text, { width });
      expect(line.length).toBeLessThanOrEqual(Math.max(width, 12));
      expect(line[carets.indexOf("^")]).toBe("X");
      // In the middle of the escapes.
      const inside = renderDiagnostic(text, { message: "", start: 52, end: 54 }, { width }).split("\n");
      expect(inside[2]?.length).toBeLessThanOrEqual(Math.max(width, 12));
      expect(inside[2]).toContain("^");
    }
  });

  const long = `metadata.a="${"x".repeat(100)}" AND status=COMPLETD AND metadata.b="${"y".repeat(100)}"`;

  it("cuts a long line around the place", () => {
    const [line = "", carets = ""] = lineAndCaret(long);
    expect(line).toHaveLength(80);
    expect(line).toMatch(/^ {2}…x+" AND status=COMPLETD AND .*y…$/);
    expect(line.slice(carets.indexOf("^"), carets.length)).toBe("COMPLETD");
  });

  it("fills the width it is given, and no more", () => {
    for (const width of [24, 40, 60, 120, 300]) {
      const [line = "", carets = ""] = lineAndCaret(long, { width });
      expect(line.length).toBeLessThanOrEqual(width);
      expect(carets.length).toBeLessThanOrEqual(width);
      expect("COMPLETD").toContain(line.slice(carets.indexOf("^"), carets.length).replace("…", ""));
    }
  });

  it("cuts only the end of a line that is wrong at its beginning, and the beginning of one at its end", () => {
    expect(lineAndCaret(`sttus=1 AND metadata.a="${"x".repeat(100)}"`)[0]).toMatch(/^ {2}sttus=1 .*…$/);
    expect(lineAndCaret(`metadata.a="${"x".repeat(100)}" AND status=X`)[0]).toMatch(/^ {2}….* AND status=X$/);
  });

  it("does not cut what just fits", () => {
    const text = `status=X AND metadata.a="${"x".repeat(80 - 2 - 26)}"`;
    expect(lineAndCaret(text, { width: text.length + 2 })[0]).toBe(`  ${text}`);
  });

  it("keeps wide characters whole where it cuts", () => {
    const text = `metadata.a="${"通".repeat(60)}" AND status=X`;
    const [line = "", carets = ""] = lineAndCaret(text, { width: 40 });
    expect(line).toMatch(/^ {2}…通+" AND status=X$/);
    // Each of them takes two columns.
    expect(carets.indexOf("^") - line.indexOf("X")).toBe(line.match(/通/g)?.length);
  });
});
