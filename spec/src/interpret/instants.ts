import { instantKey, isPlainInstant } from "@covalkit/filter";

/** Whether a text is an RFC 3339 timestamp of a day and time that exist. */
export const isInstant = (text: string): boolean => isPlainInstant(text) || instantKey(text) !== undefined;

/**
 * An RFC 3339 timestamp in milliseconds since the epoch, with a fraction where the text has one; NaN for anything
 * else. A leap second lies in the last millisecond before the next second, so that the order of instants holds.
 */
export function instantMs(text: string): number {
  if (isPlainInstant(text)) return Date.parse(text);
  const key = instantKey(text);
  if (key === undefined) return Number.NaN;
  const [whole = "", digits] = key.split(".");
  const fraction = digits === undefined ? 0 : Number(`0.${digits}`);
  if (!whole.endsWith(":60")) return Date.parse(`${whole}Z`) + fraction * 1000;
  return Date.parse(`${whole.slice(0, -2)}59Z`) + 999.998 + fraction / 1000;
}

/** RFC 3339 in UTC; without a fraction where there is none. */
export function timestamp(ms: number): string {
  const text = new Date(ms).toISOString();
  // Joined, not concatenated: a concatenation would keep its parts in memory.
  return text.endsWith(".000Z") ? [text.slice(0, -5), "Z"].join("") : text;
}
