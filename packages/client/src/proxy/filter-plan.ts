import {
  and,
  check,
  compile,
  type Expression,
  emit,
  FilterEmitError,
  FilterSyntaxError,
  FilterValueError,
  parse,
} from "@covalkit/filter";
import type { Filter } from "@covalkit/spec";
import { badParameter, type Refusal } from "./error-response.ts";

/** What to send for a filter, and what of the answer's items goes out. */
export interface FilterPlan {
  /** Empty where there is no condition. */
  readonly text: string;
  /** `undefined` where everything does. */
  readonly keep: ((item: object) => boolean) | undefined;
}

/** Gateways refuse longer addresses, and reading a filter takes time that grows faster than its length. */
const MOST_CHARACTERS = 8192;

/**
 * Conjoins the caller's filter with the pinned one, as expressions. What is sent means at least that under every
 * reading of AND and OR; the pinned filter is applied to the items in any case, whatever the API made of it.
 *
 * @throws {Refusal} 400 for a text that is no filter, or cannot be sent together with the pinned one.
 */
export function planFilter(
  { parameter, fields }: Filter,
  given: string,
  pinned: Expression | undefined,
): FilterPlan {
  const callers = readCallers(given, fields, parameter);
  try {
    const { text, residual } = emit(and(pinned, callers), fields);
    if (text.length > MOST_CHARACTERS) throw tooLong(parameter);
    const tests = [pinned, residual]
      .filter((each) => each !== undefined)
      .map((each) => compile(each, fields));
    return { text, keep: tests.length > 0 ? (item) => tests.every((test) => test(item)) : undefined };
  } catch (error) {
    if (!(error instanceof FilterEmitError || error instanceof FilterValueError)) throw error;
    // Its message may quote the pinned filter.
    throw badParameter(
      parameter,
      "Is too involved to be sent so that every server reads it alike; simplify it",
    );
  }
}

function readCallers(text: string, fields: Filter["fields"], parameter: string): Expression {
  if (text.length > MOST_CHARACTERS) throw tooLong(parameter);
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
  badParameter(parameter, `Must have at most ${MOST_CHARACTERS} characters, as it is sent too`);

/** People count characters from 1. */
const describe = ({ message, hint, start }: { message: string; hint: string; start: number }): string =>
  `${message} (character ${start + 1}): ${hint}`;
