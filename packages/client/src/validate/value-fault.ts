import type { ValueSchema } from "./schema.ts";

/** What a schema says of a value by itself, whatever is inside. */
export type Limits = Pick<
  ValueSchema,
  "type" | "format" | "minimum" | "maximum" | "minLength" | "maxLength" | "pattern"
>;

/** RFC 3339 §5.6. */
const DATE_TIME =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

const NOUNS: Readonly<Record<string, string>> = {
  array: "an array",
  integer: "an integer",
  null: "null",
  object: "an object",
};

/** What `value` must be by `schema` and is not, as in "must be a string, not null"; `undefined` where nothing is wrong. */
export function faultOf(value: unknown, schema: Limits): string | undefined {
  const { type, format, minimum, maximum, minLength, maxLength, pattern } = schema;
  const types = type === undefined || typeof type === "string" ? type : type.join(" ");
  if (types && !types.split(" ").some((name) => isOfType(value, name))) {
    return `must be ${types.split(" ").map(nounOf).join(" or ")}, not ${nounOf(typeOf(value))}`;
  }
  if (typeof value === "number" && !isWithin(value, minimum, maximum)) {
    return `must be ${rangeOf(minimum, maximum)}`;
  }
  if (typeof value !== "string") return undefined;
  // JSON Schema counts characters, not UTF-16 code units.
  if ((minLength ?? maxLength) !== undefined && !isWithin([...value].length, minLength, maxLength)) {
    return `must have ${rangeOf(minLength, maxLength)} characters`;
  }
  if (format === "date-time" && !DATE_TIME.test(value)) return "must be an RFC 3339 timestamp";
  if (pattern !== undefined && !new RegExp(pattern, "u").test(value)) return `must match ${pattern}`;
  return undefined;
}

const nounOf = (type: string): string => NOUNS[type] ?? `a ${type}`;

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function isOfType(value: unknown, type: string): boolean {
  return type === "integer" ? Number.isInteger(value) : typeOf(value) === type;
}

const isWithin = (value: number, least = value, most = value): boolean => value >= least && value <= most;

function rangeOf(least: number | undefined, most: number | undefined): string {
  if (least === undefined) return `at most ${most}`;
  return most === undefined ? `at least ${least}` : `between ${least} and ${most}`;
}
