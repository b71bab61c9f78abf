import {
  and,
  type Comparison,
  check,
  compile,
  type Emitted,
  type Expression,
  emit,
  FilterEmitError,
  FilterSyntaxError,
  FilterValueError,
  format,
  or,
  parse,
} from "@covalkit/filter";
import type { Filter } from "@covalkit/spec";
import { badParameter, type Refusal } from "./error-response.ts";

/** What to send for a filter, and what of the answer's items goes out. */
export interface FilterPlan {
  /** The text to send; empty where there is no condition. */
  readonly text: string;
  /** The pinned filter and the caller's, each as its canonical text. */
  readonly pinned: string;
  readonly asked: string;
  /** Whether an item meets the pinned filter. `undefined` where nothing is pinned. */
  readonly meetsPin: ItemTest | undefined;
  /** Whether it meets what the text does not say for certain. `undefined` where the text says it all. */
  readonly meetsFilter: ItemTest | undefined;
}

export type ItemTest = (item: object) => boolean;

/** Gateways refuse longer addresses, and reading a filter takes time that grows faster than its length. */
const MAX_CHARACTERS = 8192;

/**
 * Conjoins the caller's filter with the pinned one, as expressions. Without a pinned filter the text that is sent
 * means at least the caller's filter, under every reading of AND and OR. With one it means exactly what it says under
 * every reading, so that what the API makes of it, down to the number of its pages, depends on no item outside the
 * pinned filter: the pinned filter AND the caller's single comparisons, or less. The rest is applied here.
 *
 * @throws {Refusal} 400 for a text that is no filter, or cannot be sent together with the pinned one.
 */
export function planFilter(
  { parameter, fields }: Filter,
  given: string,
  pinned: Expression | undefined,
): FilterPlan {
  const asked = readAsked(given, fields, parameter);
  const { text, residual } = emitAsked(pinned, asked, fields, parameter);
  if (text.length > MAX_CHARACTERS) throw tooLong(parameter);
  return {
    text,
    pinned: pinned ? format(pinned) : "",
    asked: format(asked),
    meetsPin: pinned && compile(pinned, fields),
    meetsFilter: residual && compile(residual, fields),
  };
}

/**
 * Why a filter cannot be pinned. What the API makes of a filter that servers read differently holds items outside it,
 * and the number of its pages tells of them.
 */
export function unpinnable(pinned: Expression, fields: Filter["fields"]): string | undefined {
  try {
    if (comparisonsIn(pinned).some(holdsQuote))
      return "holds a quote or a backslash, which servers may read in two ways";
    const { exact, text } = emit(pinned, fields);
    if (!exact) return "would be read in two ways by servers; join comparisons by AND alone, or by OR alone";
    return text.length > MAX_CHARACTERS ? `is longer than ${MAX_CHARACTERS} characters` : undefined;
  } catch (error) {
    if (!isUnsendable(error)) throw error;
    return `cannot be sent: ${error.message}`;
  }
}

function emitAsked(
  pinned: Expression | undefined,
  asked: Expression,
  fields: Filter["fields"],
  parameter: string,
): Emitted {
  const both = and(pinned, asked);
  try {
    const whole = emit(both, fields);
    const quoting = comparisonsIn(asked).filter(holdsQuote);
    if (!pinned || (whole.exact && quoting.length === 0)) return whole;
    for (const comparison of quoting) assertCertain(comparison, fields);
    const operands = asked.kind === "and" ? asked.operands : [asked];
    const sent = operands.filter((operand) => operand.kind === "comparison" && !holdsQuote(operand));
    const narrowed = emit(and(pinned, ...sent), fields);
    return { text: narrowed.exact ? narrowed.text : emit(pinned, fields).text, exact: false, residual: both };
  } catch (error) {
    if (!isUnsendable(error)) throw error;
    // Its own message may quote the pinned filter.
    throw badParameter(parameter, UNSENDABLE[error instanceof FilterEmitError ? error.code : "value"]);
  }
}

/**
 * The document does not say how a quote is written in a value. A server that ends the value there reads what follows
 * as a condition of its own, beside the pinned one.
 */
const holdsQuote = ({ value }: Comparison): boolean => /["\\]/.test(value);

/** The comparisons of an expression, in its order. */
export const comparisonsIn = (expression: Expression): Comparison[] =>
  expression.kind === "comparison" ? [expression] : expression.operands.flatMap(comparisonsIn);

/**
 * `emit` refuses what leaves an uncertain comparison to whoever filters the answer again, as any (c AND d) OR (e AND f)
 * does.
 *
 * @throws {FilterEmitError} for a comparison that only the API can make.
 */
function assertCertain(comparison: Comparison, fields: Filter["fields"]): void {
  const like = (end: string): Comparison => ({ ...comparison, value: comparison.value + end });
  emit(or(and(comparison, like("d")), and(like("e"), like("f"))), fields);
}

const isUnsendable = (error: unknown): error is FilterEmitError | FilterValueError =>
  error instanceof FilterEmitError || error instanceof FilterValueError;

const UNSENDABLE: Readonly<Record<FilterEmitError["code"] | "value", string>> = {
  "too-many-clauses": "Joins too many conditions by AND and OR to be read alike by every server; simplify it",
  uncertain:
    "Servers may read it in two ways, and one of its comparisons only they can make; join by AND alone, without quotes in values",
  value: "Holds a character that cannot be sent",
};

function readAsked(text: string, fields: Filter["fields"], parameter: string): Expression {
  if (text.length > MAX_CHARACTERS) throw tooLong(parameter);
  try {
    const expression = parse(text);
    const fault = check(expression, fields, { unknownValues: "allow" }).find(
      ({ severity }) => severity === "error",
    );
    if (fault) throw badParameter(parameter, describe(fault));
    return expression;
  } catch (error) {
    if (!(error instanceof FilterSyntaxError)) throw error;
    throw badParameter(parameter, describe(error));
  }
}

const tooLong = (parameter: string): Refusal =>
  badParameter(parameter, `Must have at most ${MAX_CHARACTERS} characters, as it is sent too`);

/** A syntax error, or what `check` finds. */
interface Explained {
  readonly message: string;
  readonly problem?: string;
  readonly hint: string;
  readonly start: number;
}

/** People count characters from 1. */
const describe = ({ message, problem = message, hint, start }: Explained): string =>
  `${problem} (character ${start + 1}): ${hint}`;
