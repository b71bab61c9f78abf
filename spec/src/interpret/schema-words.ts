import type { Schema } from "../operation.ts";

/** JSON's name of a value's type. */
export function nounOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

const ARTICLES: Readonly<Record<string, string>> = { array: "an", integer: "an", object: "an" };

/** A type of JSON Schema, with its article. */
export const typeNoun = (type: string): string =>
  type === "null" ? type : `${ARTICLES[type] ?? "a"} ${type}`;

/** `must be a string or null, not a number`. */
export const typesText = (types: readonly string[], value: unknown): string =>
  `must be ${[...new Set(types)].map(typeNoun).join(" or ")}, not ${typeNoun(nounOf(value))}`;

/** What a number must be: `must be between 1 and 250`, `must be more than 0 and at most 1`. */
export function boundsText({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): string {
  const above = exclusiveMinimum !== undefined && exclusiveMinimum >= (minimum ?? exclusiveMinimum);
  const below = exclusiveMaximum !== undefined && exclusiveMaximum <= (maximum ?? exclusiveMaximum);
  if (minimum !== undefined && maximum !== undefined && !above && !below) {
    return minimum === maximum ? `must be ${minimum}` : `must be between ${minimum} and ${maximum}`;
  }
  const least = above ? `more than ${exclusiveMinimum}` : minimum !== undefined && `at least ${minimum}`;
  const most = below ? `less than ${exclusiveMaximum}` : maximum !== undefined && `at most ${maximum}`;
  return `must be ${[least, most].filter(Boolean).join(" and ")}`;
}

/** How long a text, list or object must be: `must have at least 1 item`. */
export function lengthText(
  least: number | undefined,
  most: number | undefined,
  one: string,
  several: string,
): string {
  const counted = (count: number) => `${count} ${count === 1 ? one : several}`;
  if (least === undefined) return `must have at most ${counted(most ?? 0)}`;
  if (most === undefined) return `must have at least ${counted(least)}`;
  return least === most ? `must have ${counted(most)}` : `must have between ${least} and ${counted(most)}`;
}
