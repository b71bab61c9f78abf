/** What type a value has, for messages: `a string`, `an array`, `null`. */
export function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** A value and its type, for messages: `"30", a string`; of what no line could show, the type alone. */
export const describeValue = (value: unknown): string =>
  Object(value) === value || value === null
    ? typeOf(value)
    : `${typeof value === "string" ? JSON.stringify(value) : String(value)}, ${typeOf(value)}`;
