// biome-ignore format: the alphabet
export type Letter =
  | "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j" | "k" | "l" | "m"
  | "n" | "o" | "p" | "q" | "r" | "s" | "t" | "u" | "v" | "w" | "x" | "y" | "z"
  | "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K" | "L" | "M"
  | "N" | "O" | "P" | "Q" | "R" | "S" | "T" | "U" | "V" | "W" | "X" | "Y" | "Z" | "_";

export type Digit = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";

/** Whether the text is a field's name: steps of letters, digits, `_` and `-`, with dots between. */
export type IsName<Text extends string> = Text extends `${infer First}${infer Rest}`
  ? First extends Letter
    ? IsNameRest<Rest>
    : false
  : false;

type IsNameRest<Text extends string> = Text extends `${infer First}${infer Rest}`
  ? First extends Letter | Digit | "-"
    ? IsNameRest<Rest>
    : First extends "."
      ? IsStep<Rest>
      : false
  : true;

type IsStep<Text extends string> = Text extends `${infer First}${infer Rest}`
  ? First extends Letter | Digit
    ? IsNameRest<Rest>
    : false
  : false;

/** The name that the text begins with; never where a step of it does not begin with a letter. */
export type LeadingName<
  Text extends string,
  Done extends string = "",
> = Text extends `${infer First}${infer Rest}`
  ? First extends Letter
    ? LeadingNameRest<Rest, `${Done}${First}`>
    : never
  : never;

type LeadingNameRest<Text extends string, Done extends string> = Text extends `${infer First}${infer Rest}`
  ? First extends Letter | Digit | "-"
    ? LeadingNameRest<Rest, `${Done}${First}`>
    : First extends "."
      ? LeadingStep<Rest, `${Done}.`>
      : Done
  : Done;

type LeadingStep<Text extends string, Done extends string> = Text extends `${infer First}${infer Rest}`
  ? First extends Letter | Digit
    ? LeadingNameRest<Rest, `${Done}${First}`>
    : never
  : never;
