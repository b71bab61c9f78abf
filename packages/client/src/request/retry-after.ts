/**
 * When a response allows the next try, in milliseconds since the epoch: `Retry-After` as seconds or as an HTTP date
 * (RFC 9110 §10.2.3). `undefined` where it is absent or neither.
 */
export function readRetryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get("retry-after")?.trim();
  if (!value) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return now + Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : date;
}
