import { nearest } from "../../../../packages/filter/src/check/nearest.ts";
import type { FilterFields } from "../../../../packages/filter/src/fields.ts";

/** What prose writes as code that is no name: the language's own words, and JSON's. */
const LANGUAGE = ["AND", "OR", "NOT", "true", "false", "null"];

/**
 * What the prose of a filter parameter and its `x-filter` fields disagree on, however the prose is laid out: it mentions
 * each field and each value of an enum, and what it writes as code is not a misspelling of one.
 *
 * @param words What else the prose may speak of: the items' properties, the operation's parameters.
 */
export function describeFilterProblems(
  prose: string,
  fields: FilterFields,
  words: readonly string[],
): string[] {
  const text = plainText(prose);
  const problems: string[] = [];
  for (const [name, { enum: values = [] }] of Object.entries(fields)) {
    if (name.endsWith(".*") ? !mentionsFamily(text, name) : !mentions(text, name))
      problems.push(
        `The description does not mention the x-filter field "${name}". Write it as \`${name}\`.`,
      );
    for (const value of values) {
      if (!mentions(text, value))
        problems.push(
          `The description does not mention ${value}, a value of "${name}". Write it as \`${value}\`.`,
        );
    }
  }
  const names = Object.entries(fields).flatMap(([name, { enum: values = [] }]) => [name, ...values]);
  const families = names.filter((name) => name.endsWith(".*")).map((name) => name.slice(0, -2));
  const known = new Set([...names, ...families, ...words, ...LANGUAGE]);
  for (const [, , code = ""] of prose.matchAll(/(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/g)) {
    const word = code.trim();
    if (!/^[A-Za-z_][\w-]*$/.test(word) || known.has(word) || LANGUAGE.includes(word.toUpperCase())) continue;
    known.add(word); // told once
    const near = nearest(word, [...names.filter((name) => !name.endsWith(".*")), ...families]);
    if (near !== undefined) {
      const problem = `The description names \`${word}\`, which is neither a field nor a value of x-filter. Write \`${near}\`.`;
      problems.push(problem);
    }
  }
  return problems;
}

/** The text that markdown stands for, as far as names go: without escapes of characters. */
const plainText = (markdown: string): string =>
  markdown
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

const WORD = /[\p{L}\p{N}_]/u;

/** Whether a name stands in the text, and not as a part of a longer word; `follows` judges what comes after it. */
function mentions(
  text: string,
  name: string,
  follows: (next: string) => boolean = (next) => !(isWord(name.at(-1)) && isWord(next)),
): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const begins = !(isWord(name[0]) && isWord(text[at - 1]));
    if (begins && follows(text[at + name.length] ?? "")) return true;
  }
  return false;
}

const isWord = (character = ""): boolean => WORD.test(character);

/** `metadata.*`, `metadata.{key}`, `metadata.<key>`, `metadata.campaign`: the name, a dot, and something. */
const mentionsFamily = (text: string, name: string): boolean =>
  mentions(text, name.slice(0, -1), (next) => !/^$|[\s.,;:)`]/.test(next));
