import { findNodeAtLocation, type ParseError, type ParseErrorCode, parseTree } from "jsonc-parser";

/** Where a text stops being JSON, and what was expected there. JSON.parse does not say it in every version of Node. */
export interface JsonPlace {
  /** UTF-16 offset. */
  readonly at: number;
  readonly expected: string;
}

/** What was expected, by jsonc-parser's codes of errors (its `ParseErrorCode`); another code is about the text itself. */
const EXPECTED: Readonly<Partial<Record<ParseErrorCode, string>>> = {
  3: "a name in double quotes",
  4: "a value",
  5: ":",
  6: ",",
  7: "}",
  8: "]",
  9: "nothing more",
};

const STRICT = { disallowComments: true, allowTrailingComma: false };

/** Where a text that JSON.parse refuses stops being JSON. */
export function jsonPlace(text: string): JsonPlace {
  const errors: ParseError[] = [];
  parseTree(text, errors, STRICT);
  const [first] = errors;
  return { at: first?.offset ?? 0, expected: (first && EXPECTED[first.error]) ?? "JSON" };
}

/** Where the element of a list begins: of the text itself, or of the list at a path in the objects that it is. */
export function elementOffset(text: string, path: readonly string[], index: number): number {
  const tree = parseTree(text);
  return (tree && findNodeAtLocation(tree, [...path, index])?.offset) ?? 0;
}

/** The line of an offset, from 1. */
export const lineAt = (text: string, at: number): number => text.slice(0, at).split("\n").length;
