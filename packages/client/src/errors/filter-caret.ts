import { type Comparison, type Expression, parse } from "@covalkit/filter";

/**
 * A filter that the API refused, with carets under the comparison whose value, or else whose field, the
 * complaint quotes; without them where that is none, or where the text does not parse.
 */
export function pointIntoFilter(text: string, complaint: string): string {
  const comparisons = comparisonsOf(text);
  const words = [...complaint.matchAll(/(["'`])(.*?)\1/g)].map(([, , word = ""]) => word);
  const culprit =
    comparisons.find(({ value }) => words.includes(value)) ??
    only(comparisons.filter(({ field }) => words.includes(field)));
  const marks = culprit ? `\n  ${" ".repeat(culprit.start)}${"^".repeat(culprit.end - culprit.start)}` : "";
  return `  ${text}${marks}`;
}

const only = <Value>(values: readonly Value[]): Value | undefined =>
  values.length === 1 ? values[0] : undefined;

function comparisonsOf(text: string): Comparison[] {
  const flatten = (expression: Expression): Comparison[] =>
    expression.kind === "comparison" ? [expression] : expression.operands.flatMap(flatten);
  try {
    return flatten(parse(text));
  } catch {
    return [];
  }
}
