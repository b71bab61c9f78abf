import { chance, type Random } from "../random.ts";

const SECOND = 1000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How often an item arrives in the same moment as the one before, as a batch does. */
const TIES = 0.04;
/** How often an hour is a burst, and how much busier it is. */
const BURSTS = 0.05;
const BURST_FACTOR = 8;

/**
 * Ascending times from `from` to `to` (milliseconds since the epoch, the end excluded), in whole seconds: more by day
 * than by night, fewer at weekends, with bursts, and with ties.
 */
export function arrivalTimes(random: Random, count: number, from: number, to: number): Float64Array {
  const slices = Math.min(5000, Math.max(1, Math.ceil((to - from) / HOUR)));
  const length = (to - from) / slices;
  const sums = new Float64Array(slices);
  let sum = 0;
  for (let slice = 0; slice < slices; slice++) {
    sum +=
      busyness(from + (slice + 0.5) * length) *
      (0.5 + random.next()) *
      (chance(random, BURSTS) ? BURST_FACTOR : 1);
    sums[slice] = sum;
  }
  const times = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const slice = indexOf(sums, random.next() * sum);
    const time = from + (slice + random.next()) * length;
    times[i] = Math.max(from, Math.floor(time / SECOND) * SECOND);
  }
  times.sort();
  for (let i = 1; i < count; i++) {
    if (chance(random, TIES)) times[i] = times[i - 1] ?? from;
  }
  return times;
}

/** UTC: working hours count three times the night's, weekends half. */
function busyness(time: number): number {
  const hour = (time % DAY) / HOUR;
  const weekday = new Date(time).getUTCDay();
  const share = weekday === 0 || weekday === 6 ? 0.5 : 1;
  return share * (2 - Math.cos(((hour - 2) / 24) * 2 * Math.PI));
}

/** The first index whose sum exceeds the value. */
function indexOf(sums: Float64Array, value: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
