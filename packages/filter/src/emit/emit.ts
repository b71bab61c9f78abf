import { FilterValueError } from "../build/value-error.ts";
import { isSendable, quote } from "../characters.ts";
import type { Comparison, Expression } from "../expression.ts";
import type { FilterFields } from "../fields.ts";
import { isFieldName } from "../fields.ts";
import { normal } from "../join.ts";
import { meaningOf } from "../meaning.ts";
import { isPlain } from "../print/format.ts";
import { clausesOf } from "./clauses.ts";
import { FilterEmitError } from "./emit-error.ts";

/** What to send for a filter. */
export interface Emitted {
  /** The text to send, without parentheses; `""` where there is no condition and nothing need be sent. */
  readonly text: string;
  /** Every server returns just what the filter means, in whatever order it applies AND and OR. */
  readonly exact: boolean;
  /**
   * What to filter the answer by, which else may hold more than the filter means. Absent when `exact`, and when
   * the server is trusted.
   */
  readonly residual?: Expression;
}

export interface EmitOptions {
  /**
   * `"aip"`: believe that the server binds OR tighter than AND, as AIP-160 says. There is no residual then.
   */
  readonly trust?: "aip";
}

/**
 * What to send so that the answer is right however the server reads AND and OR. The text of one expression is
 * always the same text. Comparisons are sent as they are, known or not: that is for {@link check}.
 *
 * @throws {@link FilterEmitError} past 1,000 clauses or 20,000 comparisons in them, or where a residual would rest
 *   on an uncertain comparison.
 * @throws {@link FilterValueError} for what only data made by hand can hold: control characters, halves of
 *   surrogate pairs, and what is no name as a field.
 */
export function emit(expression: Expression, fields: FilterFields, { trust }: EmitOptions = {}): Emitted {
  const whole = normal(expression);
  const write = (comparison: Comparison): string => {
    const { field, operator, value } = comparison;
    if (!isFieldName(field) || !isSendable(value)) {
      throw new FilterValueError(`${JSON.stringify(field + operator + value)} cannot be sent`);
    }
    const { schema } = meaningOf(comparison, fields);
    const bare = schema?.enum?.includes(value) && isPlain(value);
    return field + operator + (bare ? value : quote(value));
  };

  const operands = whole.kind === "comparison" ? [whole] : whole.operands;
  const plain = operands.filter((operand) => operand.kind === "comparison");
  // Not by way of the clauses, so that a list of any length is sent.
  if (plain.length === operands.length) {
    return { text: [...new Set(plain.map(write))].join(whole.kind === "or" ? " OR " : " AND "), exact: true };
  }

  const numbers = new Map<string, number>();
  let uncertain: string | undefined;
  const clauses = clausesOf(whole, (comparison) => {
    const sent = write(comparison);
    if (!meaningOf(comparison, fields).isCertain) uncertain ??= sent;
    const number = numbers.get(sent) ?? numbers.size;
    numbers.set(sent, number);
    return number;
  });
  const sents = [...numbers.keys()];
  const texts = clauses.map((clause) => clause.map((number) => sents[number] ?? ""));
  const alone = texts.filter((clause) => clause.length < 2);
  const choices = texts.filter((clause) => clause.length > 1);
  const [choice] = choices;

  // AND alone, or OR alone.
  if (!choice || texts.length < 2) return { text: conjunction(texts), exact: true };
  // Wherever a server puts its parentheses, `C AND x OR y AND C` is `C AND (x OR y)`.
  if (choices.length < 2 && choice.length < 3) {
    return { text: conjunction([...alone, choice, ...alone]), exact: true };
  }
  // Every reading of a normal form holds at least where the form itself does; see docs/filter-language.md.
  const text = conjunction(texts);
  if (trust) return { text, exact: false };
  if (uncertain !== undefined) {
    throw new FilterEmitError(
      "uncertain",
      `servers may read this filter in two ways, and ${uncertain} has no certain meaning to filter their answer by`,
      'join by AND alone or OR alone, or pass { trust: "aip" } to believe that OR binds tighter',
    );
  }
  return { text, exact: false, residual: whole };
}

const conjunction = (clauses: readonly (readonly string[])[]): string =>
  clauses.map((clause) => clause.join(" OR ")).join(" AND ");
