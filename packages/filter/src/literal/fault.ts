import type { Fault } from "./message.ts";
import type { Digit, LeadingName, Letter } from "./name.ts";
import type { After, Bare, Before, BeforeAny, Control, Trim } from "./text.ts";

/*
 * What to say of a text that is not a filter: the rules of faults.ts, in their order. None of this is asked for a
 * text that is a filter. `Text` is what is left where the walk stopped.
 */

/** What may come before a term: nothing, an opening parenthesis, AND or OR. */
export type Lead = "" | "(" | "AND" | "OR";

/** What operators are made of. `:` is written like one. */
export type OperatorPart = "=" | "!" | "<" | ">" | ":";

// biome-ignore format: the curly quotes
export type Curly = "\u2018" | "\u2019" | "\u201a" | "\u201b" | "\u201c" | "\u201d" | "\u201e" | "\u201f";

/** A comparison should begin here, and no name does, or none that goes on as one. */
export type NameFault<Text extends string, Previous extends Lead> = [LeadingName<Text>] extends [never]
  ? TermFault<Text, Previous>
  : OperatorFault<LeadingName<Text>, After<Text, LeadingName<Text>>>;

type TermFault<Text extends string, Previous extends Lead> = Text extends `${Control}${string}`
  ? Fault<"control-character">
  : Text extends "" | `)${string}`
    ? Previous extends "AND"
      ? Fault<"dangling-and">
      : Previous extends "OR"
        ? Fault<"dangling-or">
        : Previous extends "("
          ? Fault<"missing-comparison">
          : Fault<"unopened-parenthesis">
    : Text extends `${"-" | "!"}${string}`
      ? Fault<"not">
      : Fault<"field-name">;

/** An operator should begin here, right behind the field. */
export type OperatorFault<Field extends string, Text extends string> =
  Trim<Text> extends `${OperatorPart}${string}`
    ? NoOperator<Trim<Text>>
    : BeginsWith<Lowercase<Field>, "not"> extends true
      ? Fault<"not">
      : true extends BeginsWith<Field, "AND" | "OR">
        ? Fault<"missing-comparison">
        : Trim<Text> extends `${Control}${string}`
          ? Fault<"control-character">
          : BeginsWith<Lowercase<Trim<Text>>, "not"> extends true
            ? Fault<"not">
            : true extends BeginsWith<Lowercase<Trim<Text>>, "in" | "is" | "like">
              ? Fault<"missing-operator word">
              : Field extends `${string}-`
                ? Fault<"missing-operator">
                : Text extends "" | `${" " | "(" | ")" | '"'}${string}`
                  ? Fault<"missing-operator">
                  : Fault<"field-name">;

type NoOperator<Text extends string> = Text extends `==${string}`
  ? Fault<"double-equals">
  : Text extends `:${string}`
    ? Fault<"colon">
    : Fault<"unknown-operator">;

/** A value should begin here. */
export type ValueFault<Text extends string> = Text extends `${Control}${string}`
  ? Fault<"control-character">
  : Text extends `'${infer Rest}`
    ? Fault<"single-quote", Before<Rest, "'">>
    : Text extends `${Curly}${infer Rest}`
      ? Fault<"smart-quote", BeforeAny<Rest, Curly>>
      : Text extends `NOT${string}`
        ? Fault<"not">
        : Text extends `(${string}`
          ? Fault<"missing-value list">
          : Text extends "" | `${")" | "AND" | "OR"}${string}`
            ? Fault<"missing-value">
            : Text extends `${OperatorPart}${string}`
              ? Fault<"unknown-operator">
              : Fault<"unquoted-character", Before<Before<Text, " ">, ")">>;

/**
 * AND, OR or the end of the group should begin here, right behind a term. `Prior` is the value without quotes that
 * ended it, or `"` or `)`.
 */
export type ConnectiveFault<Text extends string, Prior extends string> =
  Trim<Text> extends infer Next extends string
    ? Next extends `${Control}${string}`
      ? Fault<"control-character">
      : Next extends `&${string}`
        ? Fault<"missing-connective and">
        : Next extends `|${string}`
          ? Fault<"missing-connective or">
          : [Next, Text, Prior] extends
                | [`,${string}`, ` ${string}` | `, ${string}`, string]
                | [`,${string}`, string, '"' | ")"]
            ? Fault<"missing-connective and">
            : Prior extends '"'
              ? Text extends ` ${string}`
                ? NoConnective<Text, Next, Prior>
                : Fault<"missing-space">
              : NoConnective<Text, Next, Prior>
    : never;

type NoConnective<Text extends string, Next extends string, Prior extends string> =
  BeginsWith<Next, "NOT"> extends true
    ? Fault<"not">
    : BeginsWith<Lowercase<Next>, "and"> extends true
      ? Fault<"lowercase and">
      : BeginsWith<Lowercase<Next>, "or"> extends true
        ? Fault<"lowercase or">
        : Prior extends '"' | ")"
          ? Fault<"missing-connective">
          : Text extends ` ${string}`
            ? Next extends `${'"' | "'" | "(" | "\\" | OperatorPart}${string}`
              ? Fault<"missing-connective">
              : BeginsComparison<Next> extends true
                ? Fault<"missing-connective">
                : Fault<"unquoted-spaces", `${Prior}${Phrase<Text>}`>
            : Unquoted<Text, Prior, Before<`${Prior}${Text}`, " ">>;

type Unquoted<
  Text extends string,
  Prior extends string,
  Whole extends string,
> = `${Text}${IsTimestamp<Prior>}` extends `:${string}true`
  ? Fault<"unquoted-timestamp", Before<Whole, ")">>
  : Whole extends `${string}(${string}`
    ? Fault<"unquoted-character", Whole>
    : Fault<"unquoted-character", Before<Whole, ")">>;

/** Whether the text begins as a timestamp does, and has nothing but what is in one up to its first colon. */
type IsTimestamp<Text extends string> = Text extends `${infer A}${infer B}${infer C}${infer D}-${infer Rest}`
  ? [A | B | C | D] extends [Digit]
    ? NameText<Rest> extends Rest
      ? Rest extends `${string}.${string}`
        ? false
        : true
      : false
    : false
  : false;

/** The words, each with the spaces before it, up to AND, OR, or a word before an operator. */
type Phrase<Text extends string, Done extends string = ""> =
  Bare<Trim<Text>> extends infer Next extends string
    ? true extends BeginsWith<Lowercase<Next>, "and" | "or">
      ? Done
      : Text extends ` ${string}`
        ? BeginsComparison<Trim<Text>> extends true
          ? Done
          : Next extends ""
            ? Done
            : Text extends `${infer Spaces}${Next}${infer Rest}`
              ? Phrase<Rest, `${Done}${Spaces}${Next}`>
              : never
        : Done
    : never;

/** Whether the text begins with a word that an operator follows. */
type BeginsComparison<Text extends string> =
  NameText<Text> extends infer Name extends string
    ? Name extends ""
      ? false
      : Trim<After<Text, Name>> extends `${OperatorPart}${string}`
        ? true
        : false
    : never;

/** The letters, digits, `_`, `.` and `-` that the text begins with. */
type NameText<Text extends string, Done extends string = ""> = Text extends `${infer First}${infer Rest}`
  ? First extends Letter | Digit | "." | "-"
    ? NameText<Rest, `${Done}${First}`>
    : Done
  : Done;

/** Whether the text begins with the word, and the word ends there. */
type BeginsWith<Text extends string, Word extends string> = Word extends unknown
  ? Text extends `${Word}${infer Rest}`
    ? Rest extends `${infer First}${string}`
      ? First extends Letter | Digit
        ? false
        : true
      : true
    : false
  : never;

/** What comes before the first operator or space. */
export type BeforeOperator<Text extends string> = Before<
  Before<Before<Before<Before<Before<Text, " ">, ">">, "<">, "=">, "!">,
  ":"
>;
