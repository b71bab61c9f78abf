import { BARE, classOf, isBareValue, quote } from "../characters.ts";
import type { Expression } from "../expression.ts";
import { normal } from "../join.ts";

/**
 * The canonical text: values without quotes where they may be, no space around operators, and parentheses just
 * where AND and OR meet, so that the text has one reading. `parse(format(e))` is `e`. The empty filter is `""`.
 *
 * It is for people and for {@link parse}; what a server is sent comes from {@link emit}.
 */
export const format = (expression: Expression): string => write(normal(expression));

function write(expression: Expression): string {
  if (expression.kind === "comparison") {
    const { field, operator, value } = expression;
    return field + operator + (isPlain(value) ? value : quote(value));
  }
  return expression.operands
    .map((operand) => (operand.kind === "comparison" ? write(operand) : `(${write(operand)})`))
    .join(expression.kind === "and" ? " AND " : " OR ");
}

/** Needs no quotes. The small-letter words would not either, but look like connectives. */
export const isPlain = (value: string): boolean =>
  isBareValue(value.toUpperCase()) &&
  [...value].every((character) => classOf(character.charCodeAt(0)) >= BARE);
