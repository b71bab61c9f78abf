import { escapeTerminal } from "@covalkit/filter";
import { wordsOf } from "@covalkit/spec/interpret";

/** What stands for a value that is absent or `null`. */
const NOTHING = "-";

/** A value on one line: texts as they are but escaped, yes or no, anything nested as JSON. */
export function cell(value: unknown): string {
  if (value === undefined || value === null) return NOTHING;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return escapeTerminal(value);
  return escapeTerminal(JSON.stringify(value) ?? NOTHING);
}

/** A property's name as a heading. */
export const heading = (property: string): string =>
  escapeTerminal(wordsOf(property).join(" ").toUpperCase());
