import { spaced } from "../words.ts";
import { harmless } from "./harmless.ts";

/** What stands for a value that is absent or `null`. */
const NOTHING = "-";

/** A value on one line: texts as they are but harmless, yes or no, anything nested as JSON. */
export function cell(value: unknown): string {
  if (value === undefined || value === null) return NOTHING;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return harmless(value);
  return harmless(JSON.stringify(value) ?? NOTHING);
}

/** A property's name as a heading. */
export const heading = (property: string): string => harmless(spaced(property).toUpperCase());
