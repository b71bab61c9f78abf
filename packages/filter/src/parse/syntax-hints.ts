import type { SyntaxMessage } from "../messages.ts";
import { FilterSyntaxError } from "./syntax-error.ts";

/*
 * What to say of a text that is not a filter: nothing here runs for one that is. A rule is a pattern that begins
 * where the parser stopped, and what it means there; the first that fits is the one. Its first group, or all of
 * it, is what was meant as a value.
 */
type Rules = readonly (readonly [RegExp, SyntaxMessage])[];

/** A comparison should begin here. */
export const NO_TERM: Rules = [
  [/(?<=AND\s*)(\)|$)/y, "dangling-and"],
  [/(?<=OR\s*)(\)|$)/y, "dangling-or"],
  [/(?<=\(\s*)(\)|$)/y, "missing-comparison"],
  [/\)/y, "unopened-parenthesis"],
  [/[-!]/y, "not"],
  [/[^\s=!<>:()]+|./suy, "field-name"],
];

/** What was read as a field, where no operator follows it. */
export const NO_FIELD: Rules = [
  [/NOT\b/iy, "not"],
  [/AND\b|OR\b/y, "missing-comparison"],
];

/** An operator should begin here. */
export const NO_OPERATOR: Rules = [
  [/==+/y, "double-equals"],
  [/:=?/y, "colon"],
  [/[=!<>:]+/y, "unknown-operator"],
  [/NOT\b/iy, "not"],
  [/(?:in|is|like)\b/iy, "missing-operator word"],
  [/(?<=\w)[^\s()"=!<>:]+/y, "field-name"],
  [/\S?/y, "missing-operator"],
];

/** A value should begin here. */
export const NO_VALUE: Rules = [
  [/'([^']*)'?/y, "single-quote"],
  [/[‘-‟]([^‘-‟]*)[‘-‟]?/y, "smart-quote"],
  [/NOT\b/y, "not"],
  [/\(/y, "missing-value list"],
  [/\)|$|AND|OR/y, "missing-value"],
  [/[=!<>:]+/y, "unknown-operator"],
  [/[^\s)]+/y, "unquoted-character"],
];

/** AND, OR or the end of the group should begin here. */
export const NO_CONNECTIVE: Rules = [
  [/&+|,(?=\s)|(?<=[\s)"]),/y, "missing-connective and"],
  [/\|+/y, "missing-connective or"],
  [/(?<=")./suy, "missing-space"],
  [/NOT\b/y, "not"],
  [/and\b/iy, "lowercase and"],
  [/or\b/iy, "lowercase or"],
  [/(?<=[\s)])([\w.-]+(?=\s*[=!<>:])|["'(\\=!<>:]+)|(?<=[)"]\s*)./y, "missing-connective"],
];

/** The same, where the value before it has no quotes: from the beginning of that value. */
export const AFTER_VALUE: Rules = [
  [/\d{4}-[\w-]*:[^\s)]*/y, "unquoted-timestamp"],
  [/[^\s"'()=!<>,:\\]+(?:\s+(?!(?:and|or)\b|[\w.-]+\s*[=!<>:])[^\s"'()=!<>,:\\]+)+/iy, "unquoted-spaces"],
  [/[^\s(]*\(\S*|[^\s)]+/y, "unquoted-character"],
];

/** Throws the error that the first rule that fits names. */
export function explain(rules: Rules, text: string, at: number): void {
  if (/^\p{Cc}/u.test(text.slice(at))) throw new FilterSyntaxError("control-character", text, at, at + 1);
  for (const [pattern, code] of rules) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) throw new FilterSyntaxError(code, text, at, at + found[0].length, found[1] ?? found[0]);
  }
}
