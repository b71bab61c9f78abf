import type { KINDS, SYNTAX, SyntaxMessage } from "../messages.ts";
import type { Quote } from "./text.ts";

/** The message of a syntax error with its hint. `Meant` is what should have been a value in quotes. */
export type SyntaxHint<
  Code extends SyntaxMessage,
  Meant extends string = "",
> = (typeof SYNTAX)[Code] extends `${infer Head}$` ? `${Head}${Quote<Meant>}` : (typeof SYNTAX)[Code];

/** The messages of `check`, with the hint where it says more. */
export type UnknownField<Name extends string, Near extends string, Names extends string> = [Near] extends [
  never,
]
  ? `field "${Name}" is unknown; fields: ${Names}`
  : `field "${Name}" is unknown; did you mean ${Near}?`;

export type UnknownValue<
  Name extends string,
  Value extends string,
  Near extends string,
  Values extends string,
> = [Near] extends [never]
  ? `${Name} "${Value}" is unknown; values: ${Values}`
  : `${Name} "${Value}" is unknown; did you mean ${Near}?`;

export type NoOrder<
  Name extends string,
  Operator extends string,
> = `${Name} has no order for ${Operator} to compare; write = or !=`;

export type BadValue<
  Name extends string,
  Value extends string,
  Kind extends keyof typeof KINDS,
> = `${Name} "${Value}" is not ${(typeof KINDS)[Kind]}`;

/** Said only at compile time, of a template literal type with a `string` in it. */
export type RawInterpolation =
  "interpolating a raw string; use the filter`…` tag, which quotes and escapes it";
