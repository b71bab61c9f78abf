import { afterEach, beforeEach, expect, vi } from "vitest";

/** Puts the tests of a file on a fake clock that begins at noon, and checks that no call leaves a timer behind. */
export function useFakeTime(): void {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.UTC(2025, 10, 3, 12) });
  });
  afterEach(() => {
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });
}

/** Lets a promise run to its end on the fake clock; says what came of it, and how long that took. */
export async function settle<Value>(promise: PromiseLike<Value>): Promise<{ value: unknown; ms: number }> {
  const began = Date.now();
  let ended: { value: unknown; ms: number } | undefined;
  const end = (value: unknown) => {
    ended = { value, ms: Date.now() - began };
  };
  Promise.resolve(promise).then(end, end);
  for (let turn = 0; !ended; turn++) {
    if (turn > 10_000) throw new Error("It never ended.");
    if (vi.getTimerCount() > 0) await vi.advanceTimersToNextTimerAsync();
    else await vi.advanceTimersByTimeAsync(0);
  }
  return ended;
}
