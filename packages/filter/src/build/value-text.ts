import { isSendable } from "../characters.ts";
import type { FieldSchema } from "../fields.ts";
import { keyOf, kindOf } from "../meaning.ts";
import { badValue } from "../messages.ts";
import { type InstantInput, type InstantLike, instantText } from "./instant-text.ts";
import { FilterValueError } from "./value-error.ts";

/** What a filter can compare a field to. */
export type FilterValue = string | number | bigint | boolean | Date | InstantLike;

/**
 * The text of a value, for a field of this schema.
 *
 * @throws {@link FilterValueError} for what has no text, what the field cannot be, and control characters.
 */
export function valueText(field: string, value: FilterValue, schema?: FieldSchema): string {
  if (isInstant(value)) return instantText(field, value);
  const isText = typeof value === "string" || typeof value === "boolean" || typeof value === "bigint";
  if (!isText && !Number.isFinite(value))
    throw new FilterValueError(`${field} cannot be compared to ${value}`);
  const text = String(value);
  if (!isSendable(text)) throw new FilterValueError(`${field} cannot be compared to a control character`);
  const kind = kindOf(schema);
  if (keyOf(kind, text) === undefined) throw new FilterValueError(badValue(field, text, kind).join("; "));
  return text;
}

const isInstant = (value: FilterValue): value is Exclude<InstantInput, string> =>
  typeof value === "object" && value !== null && ("epochNanoseconds" in value || "toISOString" in value);
