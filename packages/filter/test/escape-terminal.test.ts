import { describe, expect, it } from "vitest";
import { escapeTerminal } from "../src/index.ts";

describe("escapeTerminal", () => {
  it.each([
    ["\u001b[2J", "\\x1b[2J"],
    ["\u001b]0;title\u0007", "\\x1b]0;title\\x07"],
    ["one\r\n\ttwo", "one\\r\\n\\ttwo"],
    ["\u0000\u007f\u009b", "\\x00\\x7f\\x9b"],
    ["\u2028\u2029", "\\u2028\\u2029"],
    ["\u202egnp\u2066", "\\u202egnp\\u2066"],
    ["\u200b\ufeff\u00ad", "\\u200b\\ufeff\\xad"],
    ["\ud800\udc00\udc00", "\ud800\udc00\\udc00"],
    ["\u{e0041}", "\\u{e0041}"],
  ])("writes what acts on a terminal as an escape: %j", (text, escaped) => {
    expect(escapeTerminal(text)).toBe(escaped);
  });

  it.each(["status=FAILED", "通話 é 👩‍👩‍👧 می‌خواهم", "\u0600\u0661"])("leaves %j as it is", (text) => {
    expect(escapeTerminal(text)).toBe(text);
  });

  it("leaves nothing of Unicode's controls, formats and halves but joiners and signs of numbers", () => {
    const left: string[] = [];
    for (let code = 0; code < 0x110000; code++) {
      const character = String.fromCodePoint(code);
      if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(character) && escapeTerminal(character) === character)
        left.push(code.toString(16));
    }
    expect(left).toEqual([
      "600",
      "601",
      "602",
      "603",
      "604",
      "605",
      "6dd",
      "70f",
      "890",
      "891",
      "8e2",
      "200c",
      "200d",
    ]);
  });

  it("writes escapes of another kind where it is told to", () => {
    expect(escapeTerminal("a\u0007b", (character) => `<${character.charCodeAt(0)}>`)).toBe("a<7>b");
  });
});
