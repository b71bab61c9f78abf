/*
 * Operations on text at compile time. Where it can, a type takes a whole stretch at once, by inference in a
 * template: the compiler's cost is in the number of steps, not of characters.
 */

/** Without its leading spaces. */
export type Trim<Text extends string> = Text extends `        ${infer Rest}`
  ? Trim<Rest>
  : Text extends ` ${infer Rest}`
    ? Trim<Rest>
    : Text;

/** What comes before the first `Stop`, or all of it. */
export type Before<Text extends string, Stop extends string> = Text extends `${infer Head}${Stop}${string}`
  ? Head
  : Text;

/** What comes before the first of the characters `Stop`, one character at a time: for short texts. */
export type BeforeAny<
  Text extends string,
  Stop extends string,
  Head extends string = "",
> = Text extends `${infer First}${infer Rest}`
  ? First extends Stop
    ? Head
    : BeforeAny<Rest, Stop, `${Head}${First}`>
  : Head;

/** What is left of `Text` after the beginning `Head`. */
export type After<Text extends string, Head extends string> = Text extends `${Head}${infer Rest}`
  ? Rest
  : never;

type BareStop =
  | '"'
  | "'"
  | "("
  | ")"
  | "="
  | "!"
  | "<"
  | ">"
  | ","
  | ":"
  | "\\"
  | ControlSpace
  | WideSpace
  | Control;

/** The characters that may stand in a value without quotes, as far as they go. */
export type Bare<Text extends string> = BareWord<Before<Text, " ">>;

/** The same of a text without spaces. */
export type BareWord<Text extends string> = Text extends `${string}${BareStop}${string}`
  ? BeforeAny<Text, BareStop>
  : Text;

/** Whether there is a control character in a value. */
export type HasControl<Value extends string> =
  Value extends `${string}${ControlSpace | OtherControl}${string}` ? true : false;

/** A character that {@link Plain} replaces. */
type Odd = ControlSpace | OtherControl | WideSpace;

/** The value between double quotes, as it would be written. */
export type Quote<Value extends string> = `"${Escape<Value>}"`;

type Escape<Value extends string, Done extends string = ""> = Value extends `${infer First}${infer Rest}`
  ? Escape<Rest, First extends '"' | "\\" ? `${Done}\\${First}` : `${Done}${First}`>
  : Done;

/** The one control character left by `Plain`. */
export type Control = "\u0001";

type ControlSpace = "\t" | "\n" | "\v" | "\f" | "\r";

// biome-ignore format: a line for each range
type OtherControl =
  | "\u0000" | "\u0001" | "\u0002" | "\u0003" | "\u0004" | "\u0005" | "\u0006" | "\u0007" | "\u0008"
  | "\u000e" | "\u000f" | "\u0010" | "\u0011" | "\u0012" | "\u0013" | "\u0014" | "\u0015" | "\u0016"
  | "\u0017" | "\u0018" | "\u0019" | "\u001a" | "\u001b" | "\u001c" | "\u001d" | "\u001e" | "\u001f"
  | "\u007f" | "\u0080" | "\u0081" | "\u0082" | "\u0083" | "\u0084" | "\u0085" | "\u0086" | "\u0087"
  | "\u0088" | "\u0089" | "\u008a" | "\u008b" | "\u008c" | "\u008d" | "\u008e" | "\u008f" | "\u0090"
  | "\u0091" | "\u0092" | "\u0093" | "\u0094" | "\u0095" | "\u0096" | "\u0097" | "\u0098" | "\u0099"
  | "\u009a" | "\u009b" | "\u009c" | "\u009d" | "\u009e" | "\u009f";

// biome-ignore format: a line for each range
type WideSpace =
  | "\u00a0" | "\u1680" | "\u2000" | "\u2001" | "\u2002" | "\u2003" | "\u2004" | "\u2005" | "\u2006"
  | "\u2007" | "\u2008" | "\u2009" | "\u200a" | "\u2028" | "\u2029" | "\u202f" | "\u205f" | "\u3000" | "\ufeff";

/**
 * The text with every white space outside quotes a plain space, and every control character the same one, so that
 * what comes after need know only these two.
 */
export type Plain<Text extends string> = Text extends `${string}${Odd}${string}` ? Outside<Text> : Text;

type Outside<Text extends string, Done extends string = ""> = Text extends `${infer First}${infer Rest}`
  ? First extends '"'
    ? Inside<Rest, `${Done}"`>
    : Outside<
        Rest,
        First extends ControlSpace | WideSpace
          ? `${Done} `
          : First extends OtherControl
            ? `${Done}${Control}`
            : `${Done}${First}`
      >
  : Done;

type Inside<Text extends string, Done extends string> = Text extends `\\${infer Escaped}${infer Rest}`
  ? Inside<Rest, `${Done}\\${Escaped}`>
  : Text extends `${infer First}${infer Rest}`
    ? First extends '"'
      ? Outside<Rest, `${Done}"`>
      : Inside<Rest, First extends ControlSpace | OtherControl ? `${Done}${Control}` : `${Done}${First}`>
    : Done;
