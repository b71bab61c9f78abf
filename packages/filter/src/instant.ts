const RFC_3339 = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:)([0-5]\d|60)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/**
 * A text that sorts as the instant does: UTC to the second, then the fraction's digits without closing zeros.
 * Undefined when the timestamp is not RFC 3339 or names a day or time that does not exist. A leap second comes
 * between the second before it and the one after; it is only ever 23:59:60 UTC (RFC 3339 §5.7).
 */
export function instantKey(timestamp: string): string | undefined {
  const [, minute, second, fraction = "", zone = ""] = RFC_3339.exec(timestamp.toUpperCase()) ?? [];
  if (!minute || !second) return;
  const leap = second === "60";
  const whole = minute + (leap ? "59" : second);
  const local = Date.parse(`${whole}Z`);
  // A day or an hour that does not exist comes back as another, or as none.
  if (Number.isNaN(local) || new Date(local).toISOString().slice(0, 19) !== whole) return;
  const utc = zone === "Z" ? whole : new Date(Date.parse(whole + zone)).toISOString().slice(0, -5);
  // Beyond the years 0000 to 9999 the text has a sign and would not sort.
  if (utc.length !== 19 || (leap && !utc.endsWith("T23:59:59"))) return;
  // A loop, for a pattern tries each run of zeros anew.
  let digits = fraction.length;
  while (digits > 1 && fraction[digits - 1] === "0") digits--;
  return (leap ? `${utc.slice(0, -2)}60` : utc) + (digits > 1 ? fraction.slice(0, digits) : "");
}

// The days of every year: all but February 29th.
const PLAIN =
  /^\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/** Whether a text is an instant in UTC and whole seconds that needs no calendar to tell; most are. */
export const isPlainInstant = (text: string): boolean => PLAIN.test(text);
