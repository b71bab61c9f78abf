/**
 * A character that acts on a terminal instead of showing: a control character (ESC among them), a separator of lines,
 * half of a surrogate pair, or a format character, which reorders text or hides. The zero-width joiners are none, for
 * emoji and several scripts are written with them, and neither are the signs that only precede numbers.
 */
const ACTIVE =
  /(?![\u200c-\u200d\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** What most texts are: a quarter of the time to find out. */
const PLAIN = /^[\x20-\x7e]*$/;

/**
 * The text for a terminal: on one line, and with an escape, such as `\x1b`, in place of each character that could move
 * the cursor, change what was shown before, hide, or turn the direction of writing. `write` gives other escapes.
 *
 * @example
 * escapeTerminal("a\u001b[2J\n") // 'a\\x1b[2J\\n'
 */
export const escapeTerminal = (text: string, write: (character: string) => string = escapeOf): string =>
  PLAIN.test(text) ? text : text.replace(ACTIVE, (character) => write(character));

function escapeOf(character: string): string {
  const named = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[character];
  if (named) return named;
  const hex = character.codePointAt(0)?.toString(16) ?? "";
  if (hex.length < 3) return `\\x${hex.padStart(2, "0")}`;
  return hex.length < 5 ? `\\u${hex.padStart(4, "0")}` : `\\u{${hex}}`;
}
