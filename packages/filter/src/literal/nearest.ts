/** The first candidate of the list that looks like the word misspelt, by the rule of `nearest`; never where none does. */
export type Nearest<Word extends string, Candidates> = Candidates extends readonly [
  infer First extends string,
  ...infer Rest,
]
  ? IsNear<Lowercase<Word>, Lowercase<First>> extends true
    ? First
    : Nearest<Word, Rest>
  : never;

/** The texts of the list, with commas between. */
export type Listed<Texts, Done extends string = ""> = Texts extends readonly [
  infer First extends string,
  ...infer Rest,
]
  ? Listed<Rest, Done extends "" ? First : `${Done}, ${First}`>
  : Done;

/** The members of a union in the compiler's order, which TypeScript 7 makes the alphabet's. */
export type ListOf<Union, Done extends readonly unknown[] = []> = [Union] extends [never]
  ? Done
  : LastOf<Union> extends infer Last
    ? ListOf<Exclude<Union, Last>, [Last, ...Done]>
    : never;

/** Of overloads, inference sees the last. */
type LastOf<Union> = (Union extends unknown ? (overload: () => Union) => void : never) extends (
  overloads: infer Overloads,
) => void
  ? Overloads extends () => infer Last
    ? Last
    : never
  : never;

/**
 * The common beginning and the common end set aside, what is left of either is at most three characters, and fewer
 * than were common.
 */
type IsNear<
  Given extends string,
  Wanted extends string,
  Common extends readonly unknown[] = [],
> = Given extends `${infer First}${infer GivenRest}`
  ? Wanted extends `${First}${infer WantedRest}`
    ? IsNear<GivenRest, WantedRest, [...Common, unknown]>
    : IsNearBackwards<Reverse<Given>, Reverse<Wanted>, Common>
  : IsLittle<Wanted, Common>;

type IsNearBackwards<
  Given extends string,
  Wanted extends string,
  Common extends readonly unknown[],
> = Given extends `${infer First}${infer GivenRest}`
  ? Wanted extends `${First}${infer WantedRest}`
    ? IsNearBackwards<GivenRest, WantedRest, [...Common, unknown]>
    : IsLittle<Given, Common> extends true
      ? IsLittle<Wanted, Common>
      : false
  : IsLittle<Wanted, Common>;

/** Whether there are at most three characters, and fewer than `Common`. */
type IsLittle<
  Text extends string,
  Common extends readonly unknown[],
  Four extends readonly unknown[] = [1, 2, 3, 4],
> = Common extends readonly [unknown, ...infer Fewer]
  ? Four extends readonly [unknown, ...infer Left]
    ? Text extends `${infer _First}${infer Rest}`
      ? IsLittle<Rest, Fewer, Left>
      : true
    : false
  : false;

type Reverse<Text extends string, Done extends string = ""> = Text extends `${infer First}${infer Rest}`
  ? Reverse<Rest, `${First}${Done}`>
  : Done;
