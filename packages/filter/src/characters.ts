/*
 * What a character may be, by its UTF-16 code. Everything is a comparison of numbers: no tables to build on
 * load, and no string is made per character.
 */

// space ! " ' ( ) , : < = > : bit n is character 32 + n, and a shift by the code itself takes it modulo 32.
const STOPS = 0b0111_0100_0000_0000_0001_0011_1000_0111;

/** White space between tokens: JavaScript's own, so that a no-break space from a document does not hurt. */
export const isSpace = (code: number): boolean =>
  code === 32 || ((code < 14 || code > 127) && !String.fromCharCode(code).trim());

/** A control character, or half of a surrogate pair: `before` and `after` are its neighbours. */
export const isControl = (code: number, before: number, after: number): boolean =>
  code < 32 ||
  (code > 126 && code < 160) ||
  (code >> 10 === 54 && after >> 10 !== 55) ||
  (code >> 10 === 55 && before >> 10 !== 54);

/** Where the run of characters ends that may stand in a value without quotes. */
export function bareEnd(text: string, start: number): number {
  for (let at = start; ; at++) {
    const code = text.charCodeAt(at);
    // Past the end the code is NaN, which no comparison holds for.
    const bare =
      code > 126
        ? !isSpace(code) && !isControl(code, text.charCodeAt(at - 1), text.charCodeAt(at + 1))
        : code < 64
          ? code > 32 && !((STOPS >> code) & 1)
          : code < 127 && code !== 92;
    if (!bare) return at;
  }
}

/** Where the white space ends. */
export function spaceEnd(text: string, start: number): number {
  let at = start;
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** A letter or `_`: what a step of a field's name begins with. */
export const isLetter = (code: number): boolean =>
  (code > 96 && code < 123) || (code > 64 && code < 91) || code === 95;

/** What follows in a step of a field's name: a letter, a digit, `_` or `-`. */
export const isNamePart = (code: number): boolean =>
  (code > 47 && code < 58) || isLetter(code) || code === 45;

/** `=`, `!`, `<`, `>` or `:`, which is no operator but is written like one. */
export const isOperator = (code: number): boolean => (code > 59 && code < 63) || code === 33 || code === 58;

/** One of the quotes that word processors make of `'` and `"`. */
export const isCurly = (code: number): boolean => code >> 3 === 0x2018 >> 3;

/** May stand where a value is expected, without quotes, as far as its beginning and the reserved words go. */
export const isBareValue = (value: string): boolean =>
  value !== "" && value !== "AND" && value !== "OR" && value !== "NOT" && !isCurly(value.charCodeAt(0));
