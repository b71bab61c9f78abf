import { bareEnd, isBareValue, isControl, isLetter, isNamePart, isOperator, spaceEnd } from "./characters.ts";
import type { Expression, Operator } from "./expression.ts";
import { connectiveFault, fault, fieldFault, operatorFault, valueFault } from "./faults.ts";
import { join } from "./join.ts";

type Kind = "and" | "or";

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
// Where the last token began when it was a value without quotes, else -1: only mistakes ask.
let bareStart = -1;

/**
 * Reads a filter. An empty text is the empty filter, which has no operands and matches everything. OR binds
 * tighter than AND, as in AIP-160; an expression that other servers may read otherwise carries that reading
 * in `otherReading`.
 *
 * @throws {@link FilterSyntaxError} at the first thing the grammar does not allow.
 */
export function parse(filter: string): Expression {
  text = filter;
  at = spaceEnd(text, 0);
  if (at === text.length) return join("and", []);
  const expression = group(0);
  return at < text.length ? fault("unopened-parenthesis", text, at, at + 1) : expression;
}

/** Terms and the words between them, up to the end or a closing parenthesis. */
function group(depth: number): Expression {
  const terms: Expression[] = [];
  const words: Kind[] = [];
  let open = false;
  for (;;) {
    const operand = term(depth);
    terms.push(operand);
    open ||= "otherReading" in operand;
    const word = connective();
    if (!word) break;
    words.push(word);
    open ||= word !== words[0];
  }
  if (!open) return spanning(words[0] ?? "and", terms);
  const others = terms.map((operand) => ("otherReading" in operand && operand.otherReading) || operand);
  return { ...nest(terms, words, "and", "or"), otherReading: nest(others, words, "or", "and") } as Expression;
}

/** The terms joined by both words, of which `loose` binds less tightly. */
function nest(terms: readonly Expression[], words: readonly Kind[], loose: Kind, tight: Kind): Expression {
  const runs: Expression[][] = [[]];
  terms.forEach((operand, index) => {
    if (words[index - 1] === loose) runs.push([]);
    runs.at(-1)?.push(operand);
  });
  return spanning(
    loose,
    runs.map((run) => spanning(tight, run)),
  );
}

const spanning = (kind: Kind, operands: readonly Expression[]): Expression =>
  join(kind, operands, operands[0]?.start, operands.at(-1)?.end);

/** A comparison, or a group in parentheses: its span takes them in. */
function term(depth: number): Expression {
  at = spaceEnd(text, at);
  const start = at;
  if (text.charCodeAt(at) !== OPEN) return comparison(start);
  if (depth === DEEPEST) fault("too-deep", text, start, start + 1);
  at++;
  const expression = group(depth + 1);
  if (at === text.length) fault("unclosed-parenthesis", text, start, start + 1);
  at++;
  bareStart = -1;
  return expression.kind === "comparison" ? expression : { ...expression, start, end: at };
}

function comparison(start: number): Expression {
  do {
    if (!isLetter(text.charCodeAt(at))) fieldFault(text, start);
    while (isNamePart(text.charCodeAt(at))) at++;
  } while (text.charCodeAt(at) === DOT && ++at);
  const field = text.slice(start, at);

  const operatorStart = spaceEnd(text, at);
  at = operatorStart;
  while (isOperator(text.charCodeAt(at))) at++;
  const operator = text.slice(operatorStart, at);
  if (!OPERATORS.includes(operator)) operatorFault(text, start, field, operatorStart, operator);

  at = spaceEnd(text, at);
  const valueStart = at;
  let value: string;
  if (text.charCodeAt(at) === QUOTE) {
    bareStart = -1;
    value = quotedValue();
  } else {
    bareStart = at;
    at = bareEnd(text, at);
    value = text.slice(valueStart, at);
    if (!isBareValue(value)) valueFault(text, valueStart, value, operatorStart, operator);
  }
  // Checked against OPERATORS above.
  return {
    kind: "comparison",
    field,
    operator: operator as Operator,
    value,
    start,
    end: at,
    operatorStart,
    valueStart,
  };
}

function quotedValue(): string {
  const opening = at++;
  let value = "";
  let copied = at;
  for (; ; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return value + text.slice(copied, at++);
    if (at === text.length) fault("unclosed-quote", text, opening, opening + 1);
    if (code === BACKSLASH) {
      const escaped = text.charCodeAt(at + 1);
      if (escaped !== QUOTE && escaped !== BACKSLASH) fault("bad-escape", text, at, at + 2);
      value += text.slice(copied, at++);
      copied = at;
    } else if (isControl(code, text.charCodeAt(at - 1), text.charCodeAt(at + 1))) {
      fault("control-character", text, at, at + 1);
    }
  }
}

/** The word between two terms, or nothing at the end of the group. */
function connective(): Kind | undefined {
  const end = at;
  at = spaceEnd(text, at);
  const start = at;
  if (at === text.length || text.charCodeAt(at) === CLOSE) return;
  at = bareEnd(text, at);
  const word = text.slice(start, at);
  if (text.charCodeAt(start - 1) !== QUOTE) {
    if (word === "AND") return "and";
    if (word === "OR") return "or";
  }
  return connectiveFault(text, start, end, bareStart);
}
