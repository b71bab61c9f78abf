import type { IsDigits } from "./instant.ts";

/** Whether the text is an integer, with or without a minus. */
export type IsInteger<Text extends string> = IsDigits<Text extends `-${infer Digits}` ? Digits : Text>;

/** Whether the text is a number: an integer, a fraction, an exponent. */
export type IsNumber<Text extends string> =
  Lowercase<Text> extends `${infer Decimal}e${infer Exponent}`
    ? IsDecimal<Decimal> extends true
      ? IsDigits<Exponent extends `${"+" | "-"}${infer Digits}` ? Digits : Exponent>
      : false
    : IsDecimal<Text>;

type IsDecimal<Text extends string> = Text extends `${infer Whole}.${infer Fraction}`
  ? IsInteger<Whole> extends true
    ? IsDigits<Fraction>
    : false
  : IsInteger<Text>;
