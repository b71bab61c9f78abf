/** The longest delay a timer can count: a longer one would fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** A signal of its own, and what ends it. */
export interface LimitedSignal {
  readonly signal: AbortSignal;
  /** Aborts it. */
  abort(): void;
  /** Leaves no timer and no listener behind. */
  close(): void;
}

/** A signal that is aborted with `outer`, and at the latest after `ms` milliseconds, however many. */
export function limitSignal(outer: AbortSignal | undefined, ms: number = Infinity): LimitedSignal {
  const controller = new AbortController();
  const abort = () => controller.abort(outer?.reason);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const arm = (left: number): void => {
    const step = Math.min(left, MAX_TIMER_MS);
    timer = setTimeout(() => (left > step ? arm(left - step) : abort()), step);
  };
  if (outer?.aborted) abort();
  else if (ms < Infinity) arm(Math.max(0, ms));
  outer?.addEventListener("abort", abort);
  return {
    signal: controller.signal,
    abort,
    close() {
      clearTimeout(timer);
      outer?.removeEventListener("abort", abort);
    },
  };
}

/** `promise`, or a rejection as soon as `signal` is aborted, whether or not what `promise` waits for heeds it. */
export function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/** Waits `ms` milliseconds; an abort ends the wait at once, and the promise is resolved either way. */
export async function sleep(ms: number, outer: AbortSignal): Promise<void> {
  const { signal, close } = limitSignal(outer, ms);
  await orAborted(new Promise(() => {}), signal).catch(close);
}
