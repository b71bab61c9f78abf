import type { SyntaxHint } from "./message.ts";
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
export type NameHint<Text extends string, Previous extends Lead> = [LeadingName<Text>] extends [never]
  ? TermHint<Text, Previous>
  : OperatorHint<LeadingName<Text>, After<Text, LeadingName<Text>>>;

type TermHint<Text extends string, Previous extends Lead> = Text extends `${Control}${string}`
  ? SyntaxHint<"control-character">
  : Text extends "" | `)${string}`
    ? Previous extends "AND"
      ? SyntaxHint<"dangling-and">
      : Previous extends "OR"
        ? SyntaxHint<"dangling-or">
        : Previous extends "("
          ? SyntaxHint<"missing-comparison">
          : SyntaxHint<"unopened-parenthesis">
    : Text extends `${"-" | "!"}${string}`
      ? SyntaxHint<"not">
      : SyntaxHint<"field-name">;

/** An operator should begin here, right behind the field. */
export type OperatorHint<Field extends string, Text extends string> =
  Trim<Text> extends `${OperatorPart}${string}`
    ? NoOperator<Trim<Text>>
    : BeginsWith<Lowercase<Field>, "not"> extends true
      ? SyntaxHint<"not">
      : true extends BeginsWith<Field, "AND" | "OR">
        ? SyntaxHint<"missing-comparison">
        : Trim<Text> extends `${Control}${string}`
          ? SyntaxHint<"control-character">
          : BeginsWith<Lowercase<Trim<Text>>, "not"> extends true
            ? SyntaxHint<"not">
            : true extends BeginsWith<Lowercase<Trim<Text>>, "in" | "is" | "like">
              ? SyntaxHint<"missing-operator word">
              : Field extends `${string}-`
                ? SyntaxHint<"missing-operator">
                : Text extends "" | `${" " | "(" | ")" | '"'}${string}`
                  ? SyntaxHint<"missing-operator">
                  : SyntaxHint<"field-name">;

type NoOperator<Text extends string> = Text extends `==${string}`
  ? SyntaxHint<"double-equals">
  : Text extends `:${string}`
    ? SyntaxHint<"colon">
    : SyntaxHint<"unknown-operator">;

/** A value should begin here. */
export type ValueHint<Text extends string> = Text extends `${Control}${string}`
  ? SyntaxHint<"control-character">
  : Text extends `'${infer Rest}`
    ? SyntaxHint<"single-quote", Before<Rest, "'">>
    : Text extends `${Curly}${infer Rest}`
      ? SyntaxHint<"smart-quote", BeforeAny<Rest, Curly>>
      : Text extends `NOT${string}`
        ? SyntaxHint<"not">
        : Text extends `(${string}`
          ? SyntaxHint<"missing-value list">
          : Text extends "" | `${")" | "AND" | "OR"}${string}`
            ? SyntaxHint<"missing-value">
            : Text extends `${OperatorPart}${string}`
              ? SyntaxHint<"unknown-operator">
              : SyntaxHint<"unquoted-character", Before<Before<Text, " ">, ")">>;

/**
 * AND, OR or the end of the group should begin here, right behind a term. `Prior` is the value without quotes that
 * ended it, or `"` or `)`.
 */
export type ConnectiveHint<Text extends string, Prior extends string> =
  Trim<Text> extends infer Next extends string
    ? Next extends `${Control}${string}`
      ? SyntaxHint<"control-character">
      : Next extends `&${string}`
        ? SyntaxHint<"missing-connective and">
        : Next extends `|${string}`
          ? SyntaxHint<"missing-connective or">
          : [Next, Text, Prior] extends
                | [`,${string}`, ` ${string}` | `, ${string}`, string]
                | [`,${string}`, string, '"' | ")"]
            ? SyntaxHint<"missing-connective and">
            : Prior extends '"'
              ? Text extends ` ${string}`
                ? NoConnective<Text, Next, Prior>
                : SyntaxHint<"missing-space">
              : NoConnective<Text, Next, Prior>
    : never;

type NoConnective<Text extends string, Next extends string, Prior extends string> =
  BeginsWith<Next, "NOT"> extends true
    ? SyntaxHint<"not">
    : BeginsWith<Lowercase<Next>, "and"> extends true
      ? SyntaxHint<"lowercase and">
      : BeginsWith<Lowercase<Next>, "or"> extends true
        ? SyntaxHint<"lowercase or">
        : Prior extends '"' | ")"
          ? SyntaxHint<"missing-connective">
          : Text extends ` ${string}`
            ? Next extends `${'"' | "'" | "(" | "\\" | OperatorPart}${string}`
              ? SyntaxHint<"missing-connective">
              : BeginsComparison<Next> extends true
                ? SyntaxHint<"missing-connective">
                : SyntaxHint<"unquoted-spaces", `${Prior}${Phrase<Text>}`>
            : Unquoted<Text, Prior, Before<`${Prior}${Text}`, " ">>;

type Unquoted<
  Text extends string,
  Prior extends string,
  Whole extends string,
> = `${Text}${IsTimestamp<Prior>}` extends `:${string}true`
  ? SyntaxHint<"unquoted-timestamp", Before<Whole, ")">>
  : Whole extends `${string}(${string}`
    ? SyntaxHint<"unquoted-character", Whole>
    : SyntaxHint<"unquoted-character", Before<Whole, ")">>;

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
