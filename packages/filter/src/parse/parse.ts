import { BARE, classOf, isBareValue, LETTER, NAME, OPERATOR, SPACE } from "../characters.ts";
import { type Expression, isOperator, type Operator } from "../expression.ts";
import { join } from "../join.ts";
import type { SyntaxMessage } from "../messages.ts";
import { FilterSyntaxError } from "./syntax-error.ts";
import {
  AFTER_VALUE,
  explain,
  NO_CONNECTIVE,
  NO_FIELD,
  NO_OPERATOR,
  NO_TERM,
  NO_VALUE,
} from "./syntax-hints.ts";

type Word = "AND" | "OR";

const DEEPEST = 64;
const QUOTE = 34;
const OPEN = 40;
const CLOSE = 41;
const DASH = 45;
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
  skipSpace();
  if (at === text.length) return join("and", []);
  const expression = group(0);
  if (at < text.length) fail("unopened-parenthesis", at);
  return expression;
}

function skipSpace(): void {
  while (classOf(text.charCodeAt(at)) === SPACE) at++;
}

function fail(hint: SyntaxMessage, start: number, end: number = start + 1): never {
  throw new FilterSyntaxError(hint, text, start, end);
}

/** Terms and the words between them, up to the end or a closing parenthesis. */
function group(depth: number): Expression {
  const terms: Expression[] = [];
  const words: Word[] = [];
  let isOpen = false;
  for (;;) {
    const operand = term(depth);
    terms.push(operand);
    isOpen ||= other(operand) !== operand;
    const word = connective();
    if (!word) break;
    words.push(word);
    isOpen ||= word !== words[0];
  }
  if (!isOpen) return join(words[0] === "OR" ? "or" : "and", terms);
  const expression = nest(terms, words, "AND");
  if (expression.kind === "comparison") return expression;
  return { ...expression, otherReading: nest(terms.map(other), words, "OR") };
}

const other = (operand: Expression): Expression =>
  (operand.kind !== "comparison" && operand.otherReading) || operand;

/** The terms joined by both words, of which `loose` binds less tightly. */
function nest(terms: readonly Expression[], words: readonly Word[], loose: Word): Expression {
  const runs: Expression[][] = [[]];
  terms.forEach((operand, index) => {
    if (words[index - 1] === loose) runs.push([]);
    runs.at(-1)?.push(operand);
  });
  const isAnd = loose === "AND";
  return join(
    isAnd ? "and" : "or",
    runs.map((run) => join(isAnd ? "or" : "and", run)),
  );
}

/** A comparison, or a group in parentheses. */
function term(depth: number): Expression {
  skipSpace();
  const start = at;
  if (text.charCodeAt(at) !== OPEN) return comparison(start);
  if (depth === DEEPEST) fail("too-deep", start);
  at++;
  const expression = group(depth + 1);
  if (at === text.length) fail("unclosed-parenthesis", start);
  at++;
  return expression;
}

// Most of the time goes by here. Loops over a constant text and a local place take half as long as calls that move
// `at`.
function comparison(start: number): Expression {
  const source = text;
  let end = start;
  for (; ; end++) {
    const code = source.charCodeAt(end);
    // The steps after the first may begin with a digit (AIP-160).
    if (classOf(code) !== LETTER && (end === start || classOf(code) !== NAME || code === DASH))
      explain(NO_TERM, source, start);
    while (classOf(source.charCodeAt(end)) >= NAME) end++;
    if (source.charCodeAt(end) !== DOT) break;
  }
  const field = source.slice(start, end);

  while (classOf(source.charCodeAt(end)) === SPACE) end++;
  const operatorStart = end;
  while (classOf(source.charCodeAt(end)) === OPERATOR) end++;
  const operator = source.slice(operatorStart, end);
  if (!isOperator(operator)) {
    if (!operator) explain(NO_FIELD, source, start);
    explain(NO_OPERATOR, source, operatorStart);
  }

  while (classOf(source.charCodeAt(end)) === SPACE) end++;
  valueStart = end;
  at = end;
  let value: string;
  if (source.charCodeAt(end) === QUOTE) {
    value = quoted();
  } else {
    while (classOf(source.charCodeAt(end)) >= BARE) end++;
    at = end;
    value = source.slice(valueStart, end);
    if (!isBareValue(value)) explain(NO_VALUE, source, valueStart);
  }
  return {
    kind: "comparison",
    field,
    // It is one, or explain has thrown.
    operator: operator as Operator,
    value,
    start,
    end: at,
    operatorStart,
    valueStart,
  };
}

function quoted(): string {
  const source = text;
  let isEscaped = false;
  let end = at + 1;
  for (let code = source.charCodeAt(end); code !== QUOTE; code = source.charCodeAt(++end)) {
    if (code === BACKSLASH) {
      const next = source.charCodeAt(++end);
      if (next !== QUOTE && next !== BACKSLASH) fail("bad-escape", end - 1, Math.min(end + 1, source.length));
      isEscaped = true;
    } else if (code < 32 || !(code < 127)) {
      if (end === source.length) fail("unclosed-quote", at);
      if (code < 160) explain([], source, end);
    }
  }
  const value = text.slice(at + 1, end);
  at = end + 1;
  return isEscaped ? value.replace(/\\(.)/g, "$1") : value;
}

/** The word between two terms, or nothing at the end of the group. */
function connective(): Word | undefined {
  skipSpace();
  const source = text;
  const start = at;
  let end = at;
  if (end === source.length || source.charCodeAt(end) === CLOSE) return;
  while (classOf(source.charCodeAt(end)) >= BARE) end++;
  at = end;
  const word = source.slice(start, end);
  if ((word === "AND" || word === "OR") && source.charCodeAt(start - 1) !== QUOTE) return word;
  explain(NO_CONNECTIVE, source, start);
  explain(AFTER_VALUE, source, valueStart);
  return;
}
