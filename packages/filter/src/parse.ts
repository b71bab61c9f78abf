import { BARE, CONTROL, classAt, LETTER, NAME, NOT_BARE, OPERATOR, runEnd, SPACE } from "./characters.ts";
import type { Expression, Operator } from "./expression.ts";
import { AFTER_VALUE, fault, NO_CONNECTIVE, NO_FIELD, NO_OPERATOR, NO_TERM, NO_VALUE } from "./faults.ts";
import { join } from "./join.ts";
import type { SyntaxCode } from "./messages.ts";
import { FilterSyntaxError } from "./syntax-error.ts";

const DEEPEST = 64;
const OPERATORS: readonly string[] = ["=", "!=", ">", "<", ">=", "<="] satisfies Operator[];
const QUOTE = 34;
const OPEN = 40;
const CLOSE = 41;
const DOT = 46;
const BACKSLASH = 92;

// The text being read, and how far. A parse runs to its end before another can begin.
let text = "";
let at = 0;
let valueStart = 0;

/**
 * Reads a filter. An empty text is the empty filter, which has no operands and matches everything. OR binds
 * tighter than AND, as in AIP-160; an expression that other servers may read otherwise carries that reading
 * in `otherReading`.
 *
 * @throws {@link FilterSyntaxError} at the first thing the grammar does not allow.
 */
export function parse(filter: string): Expression {
  text = filter;
  at = 0;
  take(SPACE);
  if (at === text.length) return join("and", []);
  const expression = group(0);
  if (at < text.length) fail("unopened-parenthesis", at);
  return expression;
}

/** The run of characters of these classes. */
function take(lowest: number, highest: number = lowest): string {
  const start = at;
  at = runEnd(text, at, lowest, highest);
  return text.slice(start, at);
}

function fail(code: SyntaxCode, start: number, end: number = start + 1): never {
  throw new FilterSyntaxError(code, text, start, end);
}

/** Terms and the words between them, up to the end or a closing parenthesis. */
function group(depth: number): Expression {
  const all: Expression[][] = [];
  let any: Expression[] = [];
  let isOpen = false;
  let word: string | undefined;
  do {
    const operand = term(depth);
    isOpen ||= "otherReading" in operand;
    any.push(operand);
    word = connective();
    if (word === "OR") continue;
    all.push(any);
    any = [];
  } while (word);
  const expression = join(
    "and",
    all.map((operands) => join("or", operands)),
  );
  if (!isOpen && (all.length < 2 || all.every((operands) => operands.length < 2))) return expression;

  // Where AND binds tighter, each OR begins another operand.
  const runs: Expression[][] = [[]];
  for (const operands of all) {
    operands.forEach((operand, index) => {
      if (index) runs.push([]);
      runs.at(-1)?.push(("otherReading" in operand && operand.otherReading) || operand);
    });
  }
  const otherReading = join(
    "or",
    runs.map((operands) => join("and", operands)),
  );
  return { ...expression, otherReading } as Expression;
}

/** A comparison, or a group in parentheses. */
function term(depth: number): Expression {
  take(SPACE);
  const start = at;
  if (text.charCodeAt(at) !== OPEN) return comparison(start);
  if (depth === DEEPEST) fail("too-deep", start);
  at++;
  const expression = group(depth + 1);
  if (at === text.length) fail("unclosed-parenthesis", start);
  at++;
  return expression;
}

function comparison(start: number): Expression {
  do {
    if (classAt(text, at) !== LETTER) fault(NO_TERM, text, start);
    take(NAME, LETTER);
  } while (text.charCodeAt(at) === DOT && ++at);
  const field = text.slice(start, at);

  take(SPACE);
  const operatorStart = at;
  const operator = take(OPERATOR);
  if (!OPERATORS.includes(operator)) {
    if (!operator) fault(NO_FIELD, text, start);
    fault(NO_OPERATOR, text, operatorStart);
  }

  take(SPACE);
  valueStart = at;
  const isQuoted = text.charCodeAt(at) === QUOTE;
  const value = isQuoted ? quoted() : take(BARE, LETTER);
  if (!isQuoted && NOT_BARE.test(value)) fault(NO_VALUE, text, valueStart);
  return {
    kind: "comparison",
    field,
    // One of OPERATORS, or there was a fault.
    operator: operator as Operator,
    value,
    start,
    end: at,
    operatorStart,
    valueStart,
  };
}

function quoted(): string {
  let isEscaped = false;
  for (;;) {
    const code = text.charCodeAt(++at);
    if (code === QUOTE) break;
    if (code === BACKSLASH) {
      const next = text.charCodeAt(++at);
      if (next !== QUOTE && next !== BACKSLASH) fail("bad-escape", at - 1, at + 1);
      isEscaped = true;
    } else if (at === text.length) {
      fail("unclosed-quote", valueStart);
    } else if (code < 32 || classAt(text, at) === CONTROL) {
      fault([], text, at);
    }
  }
  const value = text.slice(valueStart + 1, at++);
  return isEscaped ? value.replace(/\\(.)/g, "$1") : value;
}

/** The word between two terms, or nothing at the end of the group. */
function connective(): string | undefined {
  take(SPACE);
  const start = at;
  if (at === text.length || text.charCodeAt(at) === CLOSE) return;
  const word = take(BARE, LETTER);
  if ((word === "AND" || word === "OR") && text.charCodeAt(start - 1) !== QUOTE) return word;
  fault(NO_CONNECTIVE, text, start);
  fault(AFTER_VALUE, text, valueStart);
  return;
}
