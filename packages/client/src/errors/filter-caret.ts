import { type Comparison, type Expression, parse } from "@covalkit/filter";

/**
 * A filter that the API refused, with a caret under the comparison that the complaint names; without one where it
 * names none, or where the text does not parse.
 */
export function pointIntoFilter(text: string, complaint: string): string {
  const culprit = comparisonsOf(text).find(
    ({ field, value }) => names(complaint, field) || names(complaint, value),
  );
  const marks = culprit ? `\n  ${" ".repeat(culprit.start)}${"^".repeat(culprit.end - culprit.start)}` : "";
  return `  ${text}${marks}`;
}

const names = (complaint: string, word: string): boolean =>
  /["'`]/.test(complaint) && complaint.includes(word);

function comparisonsOf(text: string): Comparison[] {
  const flatten = (expression: Expression): Comparison[] =>
    expression.kind === "comparison" ? [expression] : expression.operands.flatMap(flatten);
  try {
    return flatten(parse(text));
  } catch {
    return [];
  }
}
