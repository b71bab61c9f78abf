import type { Judge } from "./judge.ts";
import type { SyntaxHint } from "./message.ts";
import type { IsName } from "./name.ts";
import type {
  BeforeOperator,
  ConnectiveHint,
  Curly,
  Lead,
  NameHint,
  OperatorHint,
  OperatorPart,
  ValueHint,
} from "./syntax-hint.ts";
import type { SyntaxOnly, TableOf } from "./table.ts";
import type { Bare, BareWord, Before, Control, Plain, Trim } from "./text.ts";

/**
 * What `parse` or else `check` says first of the text, or "". Only what is not right is looked at again with its
 * unusual characters replaced: a filter that is right, as nearly all are, does not pay for them.
 */
export type Verdict<Text extends string, Fields> =
  Walk<Trim<Text>, TableOf<Fields>> extends "" ? "" : Walk<Trim<Plain<Text>>, TableOf<Fields>>;

type Walk<Text extends string, Table> = Text extends "" ? "" : Term<Text, Table, "", "">;

/** As many parentheses as may be open. */
type Deepest = "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((";

/**
 * A term begins here. `Open` are the parentheses that are open.
 */
type Term<
  Text extends string,
  Table,
  Open extends string,
  Previous extends Lead,
> = Text extends `(${infer Rest}`
  ? Open extends Deepest
    ? SyntaxHint<"too-deep">
    : Term<Rest, Table, `${Open}(`, "(">
  : // The two ways that most comparisons begin.
    Text extends `${infer Head}=${infer Rest}`
    ? Head extends keyof Table
      ? Value<Rest, Table, Open, Head, "=">
      : Head extends `${infer Name}>`
        ? Name extends keyof Table
          ? Value<Rest, Table, Open, Name, ">=">
          : OtherTerm<Text, Table, Open, Previous, Name>
        : OtherTerm<Text, Table, Open, Previous, Head>
    : OtherTerm<Text, Table, Open, Previous, Text>;

/** `Head` has the name of a comparison at least. */
type OtherTerm<
  Text extends string,
  Table,
  Open extends string,
  Previous extends Lead,
  Head extends string,
> = Text extends ` ${infer Rest}`
  ? Term<Trim<Rest>, Table, Open, Previous>
  : Named<Text, Table, Open, Previous, BeforeOperator<Head>>;

/** `Name` is all before the operator, or a space. */
type Named<
  Text extends string,
  Table,
  Open extends string,
  Previous extends Lead,
  Name extends string,
> = Name extends keyof Table
  ? Operator<Text, Table, Open, Name>
  : IsName<Name> extends true
    ? Operator<Text, Table, Open, Name>
    : NameHint<Text, Previous>;

type Operator<
  Text extends string,
  Table,
  Open extends string,
  Name extends string,
> = Text extends `${Name}${infer Rest}`
  ? Trim<Rest> extends infer Next
    ? Next extends `=${infer Rest}`
      ? Value<Rest, Table, Open, Name, "=">
      : Next extends `>=${infer Rest}`
        ? Value<Rest, Table, Open, Name, ">=">
        : Next extends `<=${infer Rest}`
          ? Value<Rest, Table, Open, Name, "<=">
          : Next extends `!=${infer Rest}`
            ? Value<Rest, Table, Open, Name, "!=">
            : Next extends `>${infer Rest}`
              ? Value<Rest, Table, Open, Name, ">">
              : Next extends `<${infer Rest}`
                ? Value<Rest, Table, Open, Name, "<">
                : OperatorHint<Name, Rest>
    : never
  : never;

/** The operator has ended. */
type Value<
  Text extends string,
  Table,
  Open extends string,
  Name extends string,
  Operator extends string,
> = Text extends `"${infer Inside}`
  ? Inside extends `${infer Value}"${infer Rest}`
    ? Value extends `${string}${"\\" | Control}${string}`
      ? Escaped<Inside, Table, Open, Name, Operator>
      : Meaning<Rest, Table, Open, '"', Judge<Name, Operator, Value, Table>>
    : Escaped<Inside, Table, Open, Name, Operator>
  : BareValue<Before<Text, " ">> extends infer Value extends string
    ? Value extends ""
      ? Text extends ` ${infer Rest}`
        ? SpacedValue<Trim<Rest>, Table, Open, Name, Operator>
        : Text extends `${OperatorPart}${string}`
          ? OperatorHint<Name, `${Operator}${Text}`>
          : ValueHint<Text>
      : Text extends `${Value}${infer Rest}`
        ? Meaning<Rest, Table, Open, Value, Judge<Name, Operator, Value, Table>>
        : never
    : never;

/** There are no spaces within an operator. */
type SpacedValue<
  Text extends string,
  Table,
  Open extends string,
  Name extends string,
  Operator extends string,
> = Text extends `${OperatorPart}${string}` ? ValueHint<Text> : Value<Text, Table, Open, Name, Operator>;

/** The value without quotes that the word begins with, or "". */
type BareValue<Word extends string> =
  BareWord<Word> extends infer Value extends string
    ? Value extends "AND" | "OR" | "NOT" | `${Curly}${string}`
      ? ""
      : Value
    : never;

/** A value between quotes that has a backslash, or something that is wrong. */
type Escaped<
  Text extends string,
  Table,
  Open extends string,
  Name extends string,
  Operator extends string,
  Done extends string = "",
> =
  Before<Before<Before<Text, '"'>, "\\">, Control> extends infer Head extends string
    ? Text extends `${Head}"${infer Rest}`
      ? Meaning<Rest, Table, Open, '"', Judge<Name, Operator, `${Done}${Head}`, Table>>
      : Text extends `${Head}\\"${infer Rest}`
        ? Escaped<Rest, Table, Open, Name, Operator, `${Done}${Head}"`>
        : Text extends `${Head}\\\\${infer Rest}`
          ? Escaped<Rest, Table, Open, Name, Operator, `${Done}${Head}\\`>
          : Text extends `${Head}\\${infer Rest}`
            ? SyntaxHint<"bad-escape", Rest extends `${infer First}${string}` ? `\\${First}` : "\\">
            : Text extends `${Head}${Control}${string}`
              ? SyntaxHint<"control-character">
              : SyntaxHint<"unclosed-quote">
    : never;

/**
 * The comparison has ended. What is wrong with its meaning is said last: what is wrong with the syntax comes first,
 * wherever it is.
 */
type Meaning<
  Text extends string,
  Table,
  Open extends string,
  Prior extends string,
  Message extends string,
> = Message extends ""
  ? Join<Text, Table, Open, Prior>
  : Join<Text, SyntaxOnly, Open, Prior> extends infer SyntaxHint extends string
    ? SyntaxHint extends ""
      ? Message
      : SyntaxHint
    : never;

/** A term has ended. `Prior` is its value when that has no quotes, else `"`, or `)`. */
type Join<Text extends string, Table, Open extends string, Prior extends string> = Text extends ""
  ? Open extends ""
    ? ""
    : SyntaxHint<"unclosed-parenthesis">
  : Text extends ` AND ${infer Rest}`
    ? Term<Rest, Table, Open, "AND">
    : Text extends ` OR ${infer Rest}`
      ? Term<Rest, Table, Open, "OR">
      : Text extends `)${infer Rest}`
        ? Open extends `(${infer Outer}`
          ? Join<Rest, Table, Outer, ")">
          : SyntaxHint<"unopened-parenthesis">
        : Trim<Text> extends infer Next extends string
          ? Next extends "" | `)${string}`
            ? Join<Next, Table, Open, Prior>
            : `${Prior}${Text}` extends `"${"AND" | "OR"}${string}`
              ? ConnectiveHint<Text, Prior>
              : Bare<Next> extends "AND"
                ? Next extends `AND${infer Rest}`
                  ? Term<Rest, Table, Open, "AND">
                  : never
                : Bare<Next> extends "OR"
                  ? Next extends `OR${infer Rest}`
                    ? Term<Rest, Table, Open, "OR">
                    : never
                  : ConnectiveHint<Text, Prior>
          : never;
