/** A token of a JSON text, and where it begins (UTF-16 offset). */
export interface JsonToken {
  readonly text: string;
  readonly at: number;
}

const TOKEN =
  /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[[\]{},:]/uy;
const SPACE = /[ \t\r\n]*/y;

/** The tokens of a text, in order. A text that is no token becomes one with an empty text, and ends it. */
export function* jsonTokens(text: string): Generator<JsonToken> {
  for (let at = skipSpace(text, 0); at < text.length; ) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0] ?? "";
    yield { text: token, at };
    if (token === "") return;
    at = skipSpace(text, at + token.length);
  }
}

/** Where the elements of a list begin: of the text itself, or of the list at a path in the objects that it is. */
export function elementOffsets(text: string, path: readonly string[] = []): number[] {
  const offsets: number[] = [];
  const wanted = ["", ...path.map((name) => JSON.stringify(name))];
  /** The key that each open container stands under. */
  const open: { readonly isList: boolean; readonly key: string }[] = [];
  let key = "";
  let previous = "";
  for (const { text: token, at } of jsonTokens(text)) {
    const begins = previous === "[" || previous === ",";
    const inside =
      open.length === wanted.length &&
      open.at(-1)?.isList &&
      open.every((container, depth) => container.key === wanted[depth]);
    if (inside && begins && token !== "]") offsets.push(at);
    if (token === ":") key = previous;
    if (token === "[" || token === "{") {
      open.push({ isList: token === "[", key });
      key = "";
    }
    if (token === "]" || token === "}") open.pop();
    previous = token;
  }
  return offsets;
}

/** The line of an offset, from 1. */
export function lineAt(text: string, at: number): number {
  return text.slice(0, at).split("\n").length;
}

function skipSpace(text: string, at: number): number {
  SPACE.lastIndex = at;
  return at + (SPACE.exec(text)?.[0].length ?? 0);
}
