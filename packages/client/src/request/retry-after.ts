import { factsOf } from "./call-facts.ts";

/** The latest instant that a Date can hold, in milliseconds since the epoch (ECMA-262, time values). */
const LATEST = 8.64e15;

/** The three forms of an HTTP date (RFC 9110 §5.6.7): each begins with the day's name, and none with a number. */
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/;

/**
 * When a response allows the next try, in milliseconds since the epoch: `Retry-After` as seconds or as an HTTP date
 * (RFC 9110 §10.2.3). `undefined` where it is absent or neither.
 */
export function readRetryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+$/.test(value)) return Math.min(now + Number(value) * 1000, LATEST);
  const date = HTTP_DATE.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : date;
}

/** When a response allows the next try, where it said so. */
export const retryAtOf = (response: Response): Date | undefined => {
  const at = factsOf(response).retryAt ?? readRetryAfter(response.headers, Date.now());
  return at === undefined ? undefined : new Date(at);
};
