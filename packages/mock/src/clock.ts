/** What the mock reads the time from. Give your own, such as {@link manualClock}, to drive it from a test. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** @default globalThis.setTimeout */
  setTimeout?(callback: () => void, ms: number): unknown;
  /** @default globalThis.clearTimeout */
  clearTimeout?(timer: unknown): void;
}

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends Required<Clock> {
  /** Goes on by `ms`, and runs every timer that is due on the way, those that other timers start included. */
  advance(ms: number): Promise<void>;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Waits on the clock. Rejects with the signal's reason once the signal aborts; without `ms`, waits for that alone. */
export function wait(clock: Clock, ms: number | undefined, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    let timer: unknown;
    const stop = () => {
      if (ms !== undefined) cancel(clock, timer);
      reject(signal?.reason);
    };
    if (signal?.aborted) return stop();
    signal?.addEventListener("abort", stop, { once: true });
    if (ms === undefined) return;
    timer = start(clock, ms, () => {
      signal?.removeEventListener("abort", stop);
      resolve();
    });
  });
}

/** A {@link ManualClock} that begins at `now` (milliseconds since the epoch). */
export function manualClock(now = 0): ManualClock {
  const timers = new Map<number, { readonly at: number; readonly callback: () => void }>();
  let started = 0;
  /** The earliest timer that is due by `end`; of several, the one that was started first. */
  const due = (end: number) =>
    [...timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
  return {
    now: () => now,
    setTimeout(callback, ms) {
      timers.set(++started, { at: now + Math.max(0, ms), callback });
      return started;
    },
    clearTimeout(timer) {
      if (typeof timer === "number") timers.delete(timer);
    },
    async advance(ms) {
      const end = now + ms;
      // What was started before this call may still have to reach its timer; so may what a timer sets going.
      await settled();
      for (let next = due(end); next; next = due(end)) {
        const [timer, { at, callback }] = next;
        timers.delete(timer);
        now = Math.max(now, at);
        callback();
        await settled();
      }
      now = end;
    },
  };
}

// As it is now, for a test may fake the global one later, and then nothing would settle.
const { setTimeout: setRealTimeout } = globalThis;

/** Resolves when everything that waits for no timer has run. */
function settled(): Promise<void> {
  return new Promise((resolve) => setRealTimeout(resolve, 0));
}

function start(clock: Clock, ms: number, callback: () => void): unknown {
  return clock.setTimeout ? clock.setTimeout(callback, ms) : globalThis.setTimeout(callback, ms);
}

function cancel(clock: Clock, timer: unknown): void {
  if (clock.clearTimeout) clock.clearTimeout(timer);
  // The timer came from globalThis.setTimeout, whose type differs between Node and browsers.
  else globalThis.clearTimeout(timer as number);
}
