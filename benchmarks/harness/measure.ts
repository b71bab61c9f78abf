import { performance } from "node:perf_hooks";

/** Something to time: `run` does it once and returns a value that depends on the work, so that none is optimised away. */
export interface Task {
  readonly name: string;
  readonly run: () => unknown;
}

/** Times of one task, in nanoseconds per operation: the median of the rounds, and the middle half's two ends. */
export interface Timing {
  readonly name: string;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly rounds: number;
}

export interface MeasureOptions {
  /** How often every task is timed. @default 41 */
  readonly rounds?: number;
  /** How long one timed batch of a task lasts at least, in milliseconds. @default 10 */
  readonly batchMs?: number;
  /** How long every task runs before anything is timed, in milliseconds. @default 300 */
  readonly warmupMs?: number;
}

/** Keeps results alive: written by every batch, exported so that no compiler may drop it. */
export const sink: { value: unknown } = { value: undefined };

/**
 * Times the tasks interleaved: every round runs one batch of each, beginning with another task each time, so that a
 * machine that slows down or speeds up weighs on all alike.
 */
export async function measure(tasks: readonly Task[], options: MeasureOptions = {}): Promise<Timing[]> {
  const { rounds = 41, batchMs = 10, warmupMs = 300 } = options;
  const entries = [];
  for (const task of tasks) {
    entries.push({ task, count: await calibrate(task, warmupMs, batchMs), samples: [] as number[] });
  }
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < entries.length; turn++) {
      const entry = entries[(round + turn) % entries.length];
      if (entry) entry.samples.push((await batch(entry.task, entry.count)) / entry.count);
    }
  }
  return entries.map(({ task, samples }) => ({ name: task.name, rounds, ...summary(samples) }));
}

/** Median and quartiles. */
export function summary(samples: readonly number[]): { median: number; low: number; high: number } {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN;
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}

/** Warms a task up and says how many operations fill one batch. */
async function calibrate(task: Task, warmupMs: number, batchMs: number): Promise<number> {
  const end = performance.now() + warmupMs;
  let count = 1;
  let fastest = Number.POSITIVE_INFINITY;
  while (performance.now() < end) {
    const elapsed = await batch(task, count);
    fastest = Math.min(fastest, elapsed / count);
    if (elapsed < batchMs * 1e6) count *= 2;
  }
  return Math.max(1, Math.ceil((batchMs * 1e6) / fastest));
}

/** Nanoseconds that `count` operations take. A promise is awaited; what is synchronous never yields. */
async function batch(task: Task, count: number): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < count; i++) {
    const value = task.run();
    sink.value = value instanceof Promise ? await value : value;
  }
  return (performance.now() - start) * 1e6;
}
