import { relative } from "node:path";
import { getCodeframe, getLineColLocation, type NormalizedProblem } from "@redocly/openapi-core";

/** A reference that leads nowhere breaks other rules too: it is the one to read first. */
const FIRST = "no-unresolved-refs";

/** `file:line:column  message` for every problem in the document's order, the first one with the lines around it. */
export function describeProblems(problems: readonly NormalizedProblem[]): string {
  const sorted = problems.toSorted(
    (a, b) => Number(b.ruleId === FIRST) - Number(a.ruleId === FIRST) || lineOf(a) - lineOf(b),
  );
  return sorted.map((problem, index) => describe(problem, index === 0)).join("\n");
}

const lineOf = ({ location: [place] }: NormalizedProblem): number =>
  place ? getLineColLocation(place).start.line : 0;

function describe(
  { location: [place], message, ruleId, suggest }: NormalizedProblem,
  frame: boolean,
): string {
  if (!place) return `${message} (${ruleId})`;
  const at = getLineColLocation(place);
  const file = relative(process.cwd(), at.source.absoluteRef);
  const hint = suggest.length > 0 ? ` Did you mean: ${suggest.join(", ")}?` : "";
  const line = `${file}:${at.start.line}:${at.start.col}  ${message}${hint} (${ruleId})`;
  return frame ? `${line}\n\n${getCodeframe(at, false)}\n` : line;
}
