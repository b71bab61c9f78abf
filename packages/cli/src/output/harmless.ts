/*
 * What acts on a terminal instead of showing: control characters (ESC among them), line separators, halves of
 * surrogate pairs, and format characters, which reorder text or hide. The zero-width joiners stay, for emoji and
 * several scripts are written with them, and so do the signs that only precede numbers.
 */
const ACTIVE =
  /(?![\u200c-\u200d\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const PLAIN = /^[\x20-\x7e]*$/;

/** `text` for a terminal: on one line, and with everything that acts on a terminal written as an escape. */
export const harmless = (text: string): string =>
  PLAIN.test(text) ? text : text.replace(ACTIVE, (character) => escapeOf(character));

/** `json` with the same meaning and nothing in it that acts on a terminal. JSON itself escapes the rest. */
export const harmlessJson = (json: string): string =>
  json.replace(ACTIVE, (character) => (character === "\n" ? character : unitsOf(character)));

const NAMED: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const named = NAMED[character];
  if (named) return named;
  if (code < 0x100) return `\\x${hex(code, 2)}`;
  return code < 0x1_0000 ? `\\u${hex(code, 4)}` : `\\u{${hex(code, 5)}}`;
}

const unitsOf = (character: string): string =>
  character
    .split("")
    .map((unit) => `\\u${hex(unit.charCodeAt(0), 4)}`)
    .join("");

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, "0");
