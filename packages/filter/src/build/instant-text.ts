import { instantKey } from "../instant.ts";
import { badValue } from "../messages.ts";
import { FilterValueError } from "./value-error.ts";

/** A `Temporal.Instant`, or whatever else counts nanoseconds since 1970. */
export interface InstantLike {
  readonly epochNanoseconds: bigint;
}

/** An instant: a `Date`, RFC 3339 text such as `"2025-11-01T00:00:00Z"`, or a `Temporal.Instant`. */
export type InstantInput = Date | string | InstantLike;

const NANOSECONDS = 1_000_000n;

/**
 * The instant as RFC 3339. Text stays as it is; a `Date` or an instant is written in UTC, with a fraction only where
 * it has one, so that it always makes the same text.
 *
 * @throws {@link FilterValueError} for text that is none, and outside the years 0000 to 9999.
 */
export function instantText(field: string, value: InstantInput): string {
  const text =
    typeof value === "string" ? value : "epochNanoseconds" in value ? nanosecondText(value) : dateText(value);
  if (instantKey(text) === undefined) throw new FilterValueError(badValue(field, text, "instant").join("; "));
  return text;
}

const dateText = (date: Date): string =>
  Number.isNaN(date.getTime()) ? "Invalid Date" : date.toISOString().replace(".000Z", "Z");

function nanosecondText({ epochNanoseconds }: InstantLike): string {
  const rest = ((epochNanoseconds % NANOSECONDS) + NANOSECONDS) % NANOSECONDS;
  const date = new Date(Number((epochNanoseconds - rest) / NANOSECONDS));
  if (!rest) return dateText(date);
  return date.toISOString().replace("Z", `${String(rest).padStart(6, "0").replace(/0+$/, "")}Z`);
}
