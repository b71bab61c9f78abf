import type { Attempt } from "./attempt.ts";
import { factsOf, remember } from "./call-facts.ts";
import { isReadOnly } from "./redirect.ts";

/** Which failed attempts of a GET or HEAD are repeated, how often, and how soon. */
export interface RetryOptions {
  /** How often a failed attempt is repeated. @default 4 */
  readonly limit?: number | undefined;
  /** The statuses after which it is. @default 408, 429, and 500 and above */
  readonly statusCodes?: readonly number[] | undefined;
  /**
   * The most a wait may be drawn from, in milliseconds: each is a random time between nothing and a bound that
   * doubles from 500 to this one. `Retry-After` is waited for all the same.
   * @default 30000
   */
  readonly backoffLimitMs?: number | undefined;
}

/** The first wait's upper bound, in milliseconds. */
const BACKOFF_MS = 500;

/** The latest instant that a Date can hold, in milliseconds since the epoch (ECMA-262, time values). */
const LATEST = 8.64e15;

/** The three forms of an HTTP date (RFC 9110 §5.6.7): each begins with the day's name, and none with a number. */
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/;

/** What is `given`, and where it says nothing what was said `before`; a number is a limit. */
export function retryPolicy(given: number | RetryOptions = {}, before: RetryOptions = {}): RetryOptions {
  const {
    limit = before.limit,
    statusCodes = before.statusCodes,
    backoffLimitMs = before.backoffLimitMs,
  } = typeof given === "number" ? { limit: given } : given;
  return { limit, statusCodes, backoffLimitMs };
}

/** How an attempt may be followed by another. */
export interface RetryPlan {
  /** Whether it is. */
  readonly again: boolean;
  /** After how many milliseconds, as `Retry-After` and the back-off have it. */
  readonly waitMs: number;
}

/** What follows an attempt after which `retries` were made already. */
export function planRetry(
  { limit = 4, statusCodes, backoffLimitMs = 30_000 }: RetryOptions,
  method: string,
  retries: number,
  { response, failure }: Attempt,
): RetryPlan {
  const isRetriable = response
    ? (statusCodes?.includes(response.status) ??
      (response.status >= 500 || [408, 429].includes(response.status)))
    : failure !== "redirect";
  const now = Date.now();
  const backoffMs = Math.ceil(Math.random() * Math.min(backoffLimitMs, BACKOFF_MS * 2 ** retries));
  return {
    again: isRetriable && retries < limit && isReadOnly(method),
    waitMs: Math.max(backoffMs, ((response && retryAtOf(response)) ?? now) - now),
  };
}

/**
 * When a response allows the next try, in milliseconds since the epoch: `Retry-After` as seconds from when it is first
 * asked for, or as an HTTP date (RFC 9110 §10.2.3). `undefined` where it is absent or neither.
 */
export function retryAtOf(response: Response): number | undefined {
  const known = factsOf(response).retryAt;
  if (known !== undefined) return known;
  const value = response.headers.get("retry-after")?.trim() ?? "";
  const seconds = /^\d+$/.test(value) ? Date.now() + Number(value) * 1000 : NaN;
  const retryAt = Math.min(HTTP_DATE.test(value) ? Date.parse(value) : seconds, LATEST);
  if (Number.isNaN(retryAt)) return undefined;
  remember(response, { retryAt });
  return retryAt;
}
