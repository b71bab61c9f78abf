import { readdir, readFile } from "node:fs/promises";
import { operations } from "@covalkit/spec";
import { expect, test } from "vitest";

/** Every text of `value` that can only come from the API: a path, a constant, or a name of several words. */
function apiWords(value: unknown): string[] {
  if (typeof value === "string") return /\/|_|^[A-Z]{3,}$/.test(value) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => [...apiWords(name), ...apiWords(each)]);
}

/** Without comments, whose examples may be of any API. */
const codeOf = (source: string): string => source.replace(/\/\*.*?\*\/|(?<=^|\s)\/\/.*?$/gms, "");

/** Whether the word is there as a whole: a status `RED` is none of `COLORED`. */
const holds = (source: string, word: string): boolean =>
  new RegExp(`(?<!\\w)${word.replace(/\W/g, "\\$&")}(?!\\w)`).test(source);

test("the sources hold no name, value or path of the API", async () => {
  const words = apiWords(operations);
  expect(words).toContain("conversation_id");
  // A resource may be a word that any program uses: only where it stands alone, or a method follows it, is it one.
  const resources = Object.values(operations).flatMap(({ resource }) => [`"${resource}"`, `.${resource}.`]);
  const folder = new URL("../src/", import.meta.url);
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith(".ts")) continue;
    const source = codeOf(await readFile(new URL(file, folder), "utf8"));
    expect({
      file,
      found: [
        ...words.filter((word) => holds(source, word)),
        ...resources.filter((text) => source.includes(text)),
      ],
    }).toEqual({ file, found: [] });
  }
});
