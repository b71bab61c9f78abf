import type { Redact } from "@covalkit/client/redact";

/** A JSON value without the key in its texts; names and numbers stay, so that it has the same shape. */
export function redactTexts(value: unknown, redact: Redact): unknown {
  if (typeof value === "string") return redact(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => redactTexts(item, redact));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, redactTexts(each, redact)]));
}
