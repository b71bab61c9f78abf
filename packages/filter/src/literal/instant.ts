import type { Digit } from "./name.ts";

type Day28 = `0${Exclude<Digit, "0">}` | `1${Digit}` | `2${Exclude<Digit, "9">}`;
type Day30 = Day28 | "29" | "30";
type MonthDay =
  | `${"01" | "03" | "05" | "07" | "08" | "10" | "12"}-${Day30 | "31"}`
  | `${"04" | "06" | "09" | "11"}-${Day30}`
  | `02-${Day28}`;
type Hour = `${"0" | "1"}${Digit}` | `2${"0" | "1" | "2" | "3"}`;
type Sixtieth = `${"0" | "1" | "2" | "3" | "4" | "5"}${Digit}`;
/** Two digits that 4 divides, but 00. */
type Fourth =
  | `${"0" | "2" | "4" | "6" | "8"}${"4" | "8"}`
  | `${"2" | "4" | "6" | "8"}0`
  | `${"1" | "3" | "5" | "7" | "9"}${"2" | "6"}`;

/**
 * Whether the text is an RFC 3339 timestamp of a day and time that exist. A leap second is taken where it stands in
 * UTC, and in any other zone without a look at the hour.
 */
export type IsInstant<Text extends string> =
  Text extends `${infer Day}T${infer Hours}:${infer Minutes}:${infer Rest}`
    ? Hours extends Hour
      ? Minutes extends Sixtieth
        ? IsDay<Day> extends true
          ? Rest extends `${infer Seconds}Z`
            ? Seconds extends Sixtieth
              ? true
              : Seconds extends `60${infer Fraction}`
                ? `${Hours}:${Minutes}` extends "23:59"
                  ? IsFraction<Fraction>
                  : false
                : IsSeconds<Seconds>
            : IsZoned<Rest>
          : false
        : false
      : false
    : false;

type IsDay<Text extends string> = Text extends `${infer Year}-${infer Rest}`
  ? Rest extends MonthDay
    ? IsYear<Year>
    : Rest extends "02-29"
      ? IsLeapYear<Year>
      : false
  : false;

type IsYear<Text extends string> = Text extends `${infer A}${infer B}${infer C}${infer D}`
  ? [A | B | C | D] extends [Digit]
    ? true
    : false
  : false;

type IsLeapYear<Text extends string> =
  IsYear<Text> extends true
    ? Text extends `${infer A}${infer B}${infer Rest}`
      ? Rest extends Fourth
        ? true
        : `${A}${B}-${Rest}` extends `${Fourth | "00"}-00`
          ? true
          : false
      : false
    : false;

/** Seconds and a zone other than Z. */
type IsZoned<Text extends string> = Text extends `${infer Seconds}${"+" | "-"}${infer Hours}:${infer Minutes}`
  ? Hours extends Hour
    ? Minutes extends Sixtieth
      ? Seconds extends `60${infer Fraction}`
        ? IsFraction<Fraction>
        : IsSeconds<Seconds>
      : false
    : false
  : false;

type IsSeconds<Text extends string> = Text extends `${infer Tens}${infer Ones}${infer Fraction}`
  ? `${Tens}${Ones}` extends Sixtieth
    ? IsFraction<Fraction>
    : false
  : false;

type IsFraction<Text extends string> = Text extends ""
  ? true
  : Text extends `.${infer Digits}`
    ? IsDigits<Digits>
    : false;

/** Whether the text is one digit or more, and nothing else. */
export type IsDigits<Text extends string> = Text extends `${infer First}${infer Rest}`
  ? First extends Digit
    ? Rest extends ""
      ? true
      : IsDigits<Rest>
    : false
  : false;
