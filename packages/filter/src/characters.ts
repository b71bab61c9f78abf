/*
 * What a character may be, as one digit, so that "may stand in a bare value" or "goes on a name" are comparisons:
 * 0 control, 1 space, 2 `" ' ( ) , \`, 3 `= ! < > :`, 4 else, 5 digit or `-`, 6 letter or `_`.
 */
export const CONTROL = 0;
export const SPACE = 1;
export const OPERATOR = 3;
export const BARE = 4;
export const NAME = 5;
export const LETTER = 6;

const ASCII =
  "00000000011111000000000000000000" + // controls, and the white space among them
  "13244442224425445555555555343334" + // ! " # to ?
  "46666666666666666666666666642446" + // @ A to _
  "46666666666666666666666666644440"; // ` a to delete

/** The class of the character at `index`: -1 past the end of the text. White space is JavaScript's. */
export function classAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code < 128) return ASCII.charCodeAt(code) - 48;
  if (!(code > 0)) return -1;
  return code < 160 ? CONTROL : text.charAt(index).trim() ? BARE : SPACE;
}

/** Where the run of characters of the classes `lowest` to `highest` ends. */
export function runEnd(text: string, index: number, lowest: number, highest: number): number {
  let end = index;
  for (let found = classAt(text, end); found >= lowest && found <= highest; ) found = classAt(text, ++end);
  return end;
}

/** No value without quotes: nothing, a word of the language, or what a word processor made of a quote. */
export const NOT_BARE: RegExp = /^(AND|OR|NOT)?$|^[‘-‟]/;
