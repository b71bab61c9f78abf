import { bareEnd, isControl, isCurly, isOperator, isSpace, spaceEnd } from "./characters.ts";
import type { SyntaxCode } from "./messages.ts";
import { quote } from "./quote.ts";
import { FilterSyntaxError } from "./syntax-error.ts";

/*
 * What to say of a text that is not a filter. Nothing here runs for one that is: each function looks around
 * the place where the parser stopped, and always throws.
 */

export function fault(
  code: SyntaxCode,
  text: string,
  start: number,
  end: number,
  shown: string = text.slice(start, end),
): never {
  throw new FilterSyntaxError(code, text, start, end, shown);
}

/** No field begins here, or what begins at `start` does not go on as one. */
export function fieldFault(text: string, start: number): never {
  controlFault(text, start);
  const first = text.charAt(start);
  let before = start - 1;
  while (isSpace(text.charCodeAt(before))) before--;
  const last = text.charAt(before);
  if (!first && last === "(") fault("unclosed-parenthesis", text, before, start);
  if (first === ")" && !last) fault("unopened-parenthesis", text, start, start + 1);
  if (first === ")" && last === "(") fault("missing-comparison", text, before, start + 1);
  // Only AND and OR are left to come before a field.
  if (!first || first === ")") {
    if (last === "D") fault("dangling-and", text, before - 2, before + 1);
    fault("dangling-or", text, before - 1, before + 1);
  }
  if (first === "-" || first === "!") fault("not", text, start, start + 1);
  fault("field-name", text, start, wordEnd(text, start + 1));
}

/** No operator follows the field, or something that is none. */
export function operatorFault(
  text: string,
  start: number,
  field: string,
  operatorStart: number,
  operator: string,
): never {
  const fieldEnd = start + field.length;
  if (operator) {
    const code =
      operator[0] === ":" ? "colon" : operator.startsWith("==") ? "double-equals" : "unknown-operator";
    fault(code, text, operatorStart, operatorStart + operator.length);
  }
  controlFault(text, operatorStart);
  if (field === "AND" || field === "OR") fault("missing-comparison", text, start, fieldEnd);
  if (field === "NOT" || field === "not") fault("not", text, start, fieldEnd);
  const next = bareEnd(text, operatorStart);
  if (text.slice(operatorStart, next) === "NOT") fault("not", text, operatorStart, next);
  if (operatorStart === fieldEnd && next > fieldEnd)
    fault("field-name", text, start, wordEnd(text, fieldEnd));
  fault("missing-operator", text, start, fieldEnd);
}

/** No value follows the operator, or it begins with what no value begins with. */
export function valueFault(
  text: string,
  start: number,
  value: string,
  operatorStart: number,
  operator: string,
): never {
  controlFault(text, start);
  const first = text.charAt(start);
  if (isQuote(text, start)) {
    let close = start + 1;
    while (close < text.length && !isQuote(text, close)) close++;
    const shown = quote(text.slice(start + 1, close));
    fault(
      first === "'" ? "single-quote" : "smart-quote",
      text,
      start,
      Math.min(close + 1, text.length),
      shown,
    );
  }
  if (value === "NOT") fault("not", text, start, start + 3);
  if (value || !first || first === "(" || first === ")") {
    fault("missing-value", text, operatorStart, operatorStart + operator.length);
  }
  fault("unquoted-character", text, start, start + 1, quote(text.slice(start, valueEnd(text, start))));
}

/** What follows a term at `start` is neither AND nor OR. The term ended at `end`. */
export function connectiveFault(text: string, start: number, end: number, bareStart: number): never {
  controlFault(text, start);
  const first = text.charAt(start);
  const next = bareEnd(text, start);
  const listed = first === "," && isSpace(text.charCodeAt(start + 1));
  if (start === end && text[start - 1] === '"') fault("missing-space", text, start - 1, start + 1);
  if (start === end && bareStart >= 0 && !listed) {
    const stop = valueEnd(text, start);
    const shown = quote(text.slice(bareStart, stop));
    if (first === ":" && text[bareStart + 4] === "-")
      fault("unquoted-timestamp", text, bareStart, stop, shown);
    fault("unquoted-character", text, start, start + 1, shown);
  }
  const word = text.slice(start, next);
  if (word === "NOT") fault("not", text, start, next);
  if (isConnective(word)) fault("lowercase", text, start, next);
  if (bareStart < 0 || !word || first === "&" || first === "|" || beginsComparison(text, next)) {
    fault("missing-connective", text, start, next > start ? next : start + 1);
  }
  let stop = next;
  for (let from = spaceEnd(text, stop); ; from = spaceEnd(text, stop)) {
    const to = bareEnd(text, from);
    if (to === from || isConnective(text.slice(from, to)) || beginsComparison(text, to)) break;
    stop = to;
  }
  fault("unquoted-spaces", text, bareStart, stop, quote(text.slice(bareStart, stop)));
}

function controlFault(text: string, at: number): void {
  if (isControl(text.charCodeAt(at), text.charCodeAt(at - 1), text.charCodeAt(at + 1))) {
    fault("control-character", text, at, at + 1);
  }
}

const isQuote = (text: string, at: number): boolean => text[at] === "'" || isCurly(text.charCodeAt(at));

const isConnective = (word: string): boolean => /^(and|or)$/i.test(word);

/** The word that ends at `end` is followed by an operator: it is a field. */
const beginsComparison = (text: string, end: number): boolean =>
  isOperator(text.charCodeAt(spaceEnd(text, end)));

/** Where what was meant as a field ends. */
function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && !/[\s=!<>:()]/.test(text.charAt(at))) at++;
  return at;
}

/** Where what was meant as a value ends. A parenthesis inside may belong to it. */
function valueEnd(text: string, start: number): number {
  const stop = text[start] === "(" ? /\s/ : /[\s)]/;
  let at = start;
  while (at < text.length && !stop.test(text.charAt(at))) at++;
  return at;
}
