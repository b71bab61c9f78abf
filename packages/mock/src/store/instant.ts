const PARTS = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)$/;

/** Milliseconds since the epoch, with a fraction where the text has one (RFC 3339). NaN for anything else. */
export function instant(text: string): number {
  const parts = PARTS.exec(text);
  if (!parts) return Number.NaN;
  const [, date, time, fraction = "", zone = ""] = parts;
  const seconds = Date.parse(`${date}T${time}${zone.toUpperCase()}`);
  return fraction === "" ? seconds : seconds + Number(`0.${fraction}`) * 1000;
}

/** RFC 3339 in UTC; no fraction where there is none, as in the spec's examples. */
export function timestamp(ms: number): string {
  const text = new Date(ms).toISOString();
  // Joined, not concatenated: a concatenation would keep its parts in memory.
  return text.endsWith(".000Z") ? [text.slice(0, -5), "Z"].join("") : text;
}
