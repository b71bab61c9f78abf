import type { Expression } from "../expression.ts";
import type { FilterFields } from "../fields.ts";
import type { RawInterpolation } from "./message.ts";
import type { Verdict } from "./walk.ts";

declare const invalid: unique symbol;

/** Marks the message of a filter that is wrong. No value has this type, and no editor offers it as a completion. */
export interface InvalidFilter {
  readonly [invalid]: true;
}

/**
 * The type of an argument that is a filter's text: what {@link Text} is, unless it is a literal of which `parse`
 * or `check` would say an error. Then it is that error's message, which the compiler prints:
 *
 * ```
 * Type '"status=COMPLETD"' is not assignable to type
 *   '"status \"COMPLETD\" is unknown; did you mean COMPLETED?" & InvalidFilter'
 * ```
 *
 * Unions of literals are checked member by member. A `string` is let pass, for nothing is known of it, and so is a
 * literal of more than 700 characters.
 */
export type FilterLiteral<Text extends string, Fields extends FilterFields> = string extends Text
  ? Text
  : Checked<Text, Fields>;

/**
 * A filter as an argument: a checked text, or an expression. What a generic method asks for:
 *
 * @example
 * declare function list<const Filter extends string>(params?: {
 *   readonly filter?: FilterArgument<Filter, typeof fields>;
 * }): void;
 */
// Not a plain union: the compiler would print this name and not the message.
export type FilterArgument<Text extends string, Fields extends FilterFields> = string extends Text
  ? Text | Expression
  : Checked<Text, Fields> | Expression;

type Checked<Text extends string, Fields> = Text extends unknown
  ? IsPattern<Text> extends true
    ? RawInterpolation & InvalidFilter
    : IsLong<Text> extends true
      ? Text
      : Verdict<Text, Fields> extends infer Message extends string
        ? Message extends ""
          ? Text
          : Message & InvalidFilter
        : never
  : never;

/** Whether a type that stands for any text is part of the text: then its key is no property but an index signature. */
type IsPattern<Text extends string> = Record<never, never> extends Record<Text, unknown> ? true : false;

/**
 * What one placeholder stands for. A template of nothing but `string` is `string`; this is never merged, and every
 * placeholder but the last takes one character.
 */
type Any = string & {};
type Any10 = `${Any}${Any}${Any}${Any}${Any}${Any}${Any}${Any}${Any}${Any}`;
type Any100 = `${Any10}${Any10}${Any10}${Any10}${Any10}${Any10}${Any10}${Any10}${Any10}${Any10}`;

/** Whether the text has more than 700 characters. Few have a hundred: that is cheaper to see without an inference. */
type IsLong<Text extends string> = Text extends `${Any100}${string}` ? IsLonger<Text> : false;

type IsLonger<
  Text extends string,
  Hundreds extends readonly unknown[] = [],
> = Text extends `${Any100}${infer Rest}`
  ? Hundreds["length"] extends 6
    ? Rest extends ""
      ? false
      : true
    : IsLonger<Rest, [...Hundreds, unknown]>
  : false;
