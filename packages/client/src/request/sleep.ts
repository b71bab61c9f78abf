/** The longest delay a timer can count: a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Calls `onTime` after `ms` milliseconds, however many; returns what cancels it. */
export function startTimer(ms: number, onTime: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const arm = (left: number): void => {
    const step = Math.min(left, LONGEST_TIMER_MS);
    timer = setTimeout(() => (left > step ? arm(left - step) : onTime()), step);
  };
  arm(Math.max(0, ms));
  return () => clearTimeout(timer);
}

/** Waits `ms` milliseconds; an abort ends the wait at once, and the promise is resolved either way. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted || ms <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      cancel();
      signal.removeEventListener("abort", done);
      resolve();
    };
    const cancel = startTimer(ms, done);
    signal.addEventListener("abort", done);
  });
}
