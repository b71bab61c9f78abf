/** The first back-off's upper bound, in milliseconds; it doubles with each retry. */
const BASE_MS = 500;
const CAP_MS = 30_000;

/** How long to wait before a retry, in whole milliseconds, with full jitter: between nothing and a bound that doubles. */
export function backoffMs(retry: number, random: () => number = Math.random): number {
  return Math.ceil(random() * Math.min(CAP_MS, BASE_MS * 2 ** retry));
}
