import { quote } from "../characters.ts";
import type { Expression } from "../expression.ts";
import { isEmpty, join } from "../join.ts";
import { parse } from "../parse/parse.ts";
import { format } from "../print/format.ts";
import { oneOf } from "./builder.ts";
import type { Condition } from "./combine.ts";
import { isExpression } from "./is-expression.ts";
import { FilterValueError } from "./value-error.ts";
import { type FilterValue, valueText } from "./value-text.ts";

/** What a filter may be made of: values, lists of values, and conditions that may not be given. */
export type TemplateValue = FilterValue | readonly FilterValue[] | Condition;

/**
 * A filter with values in it: `` filter`status = ${status} AND metadata.campaign = ${name}` ``. A value is quoted
 * whatever it holds. A list after `=` means one of its values, after `!=` none of them. An expression stands in
 * parentheses of its own; one that is not given, such as `undefined`, is left out. Backslashes in the text itself
 * are the language's, not JavaScript's.
 *
 * @throws {@link FilterSyntaxError} for the text around the values.
 * @throws {@link FilterValueError} for a value that cannot stand where it does.
 */
export function filter(strings: TemplateStringsArray, ...values: readonly TemplateValue[]): Expression {
  const lists = new Map<number, readonly string[]>();
  const absent = new Set<number>();
  let text = strings.raw[0] ?? "";
  values.forEach((value, index) => {
    const after = strings.raw[index + 1] ?? "";
    if (text.endsWith('"') && after.startsWith('"')) {
      throw new FilterValueError("a value brings its own quotes; write none around it");
    }
    if (/[=!<>]\s*$/.test(text)) {
      const list: readonly FilterValue[] | undefined = Array.isArray(value) ? value : undefined;
      if (list) lists.set(text.length, list.map(textOf));
      // Of a list, only its place is looked at again. What is no value, textOf refuses.
      text += quote(list ? list.map(textOf).join(", ") : textOf(value as FilterValue));
    } else if (isExpression(value) && !isEmpty(value)) {
      text += `(${format(value)})`;
    } else if (!value || isExpression(value)) {
      absent.add(text.length);
      text += '_=""';
    } else {
      throw new FilterValueError("a value can stand only after an operator");
    }
    text += after;
  });

  const expand = (node: Expression): Expression => {
    if (node.kind !== "comparison") {
      return join(
        node.kind,
        node.operands.map(expand).filter((operand) => !isEmpty(operand)),
      );
    }
    const list = lists.get(node.valueStart);
    if (!list) return absent.has(node.start) ? join("and", []) : node;
    const comparisons = list.map((value) => ({ ...node, value }));
    if (node.operator === "=") return oneOf(node.field, comparisons);
    if (node.operator === "!=") return join("and", comparisons);
    throw new FilterValueError(`a list can stand after = and !=, not after ${node.operator}`);
  };

  const parsed = parse(text);
  const expression = expand(parsed);
  if (expression.kind === "comparison" || parsed.kind === "comparison" || !parsed.otherReading)
    return expression;
  const otherReading = expand(parsed.otherReading);
  return format(otherReading) === format(expression) ? expression : { ...expression, otherReading };
}

const textOf = (value: FilterValue): string => valueText("a field", value);
