/*
 * What a character may be, as one digit, so that "may stand in a bare value" or "goes on a name" are comparisons:
 * 0 control, 1 space, 2 `" ' ( ) , \`, 3 `= ! < > :`, 4 else, 5 digit or `-`, 6 letter or `_`.
 */
const CONTROL = 0;
export const SPACE = 1;
export const OPERATOR = 3;
export const BARE = 4;
export const NAME = 5;
export const LETTER = 6;

const ASCII: Uint8Array = /* @__PURE__ */ Uint8Array.from(
  "00000000011111000000000000000000" + // controls, and the white space among them
    "13244442224425445555555555343334" + // ! " # to ?
    "46666666666666666666666666642446" + // @ A to _
    "46666666666666666666666666644440", // ` a to delete
  Number,
);

/** The class of a character by its UTF-16 code, or -1 past the end of a text. White space is JavaScript's. */
export function classOf(code: number): number {
  if (code < 128) return ASCII[code] ?? CONTROL;
  if (code < 160) return CONTROL;
  return code > 0 ? (String.fromCharCode(code).trim() ? BARE : SPACE) : -1;
}

/** Whether a run of characters that may stand in a value without quotes is one: not a word of the language. */
export const isBareValue = (value: string): boolean =>
  value !== "" && value !== "AND" && value !== "OR" && value !== "NOT" && value.charCodeAt(0) >> 3 !== CURLY;

// Curly quotes, U+2018 to U+201F: a word processor's idea of quotes, and no beginning of a value.
const CURLY = 0x2018 >> 3;

/** The value between double quotes, `"` and `\` escaped. */
export const quote = (value: string): string => `"${value.replace(/["\\]/g, "\\$&")}"`;

/** Without control characters and halves of surrogate pairs, which a URL cannot carry. */
export const isSendable = (text: string): boolean => !/[\p{Cc}\p{Cs}]/u.test(text);
