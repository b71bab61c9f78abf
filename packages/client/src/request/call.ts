import { AbortError, DeadlineError } from "../errors/call-errors.ts";
import type { Spent } from "../errors/spent.ts";
import { startTimer } from "./sleep.ts";

/** When a call must have ended. */
export interface Deadline {
  /** As the caller gave it, for messages. */
  readonly ms: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** The deadline of a call that begins now. */
export const deadlineIn = (ms: number | undefined): Deadline | undefined =>
  ms === undefined ? undefined : { ms, at: Date.now() + ms };

/** One call: its requests and waits, and the one signal that ends them all. */
export interface Call {
  readonly deadline: Deadline | undefined;
  /** Aborted by the caller's signal and by the deadline. */
  readonly signal: AbortSignal;
  attempts: number;
  spent(): Spent;
  /** @throws {AbortError | DeadlineError} once the call has been ended from outside. */
  throwIfEnded(): void;
  /** `promise`, or the error of {@link throwIfEnded} where the call ends first. */
  unlessEnded<Value>(promise: Promise<Value>): Promise<Value>;
  /** Leaves no timer and no listener behind. */
  close(): void;
}

/** Begins a call. */
export function beginCall(signal: AbortSignal, deadline: Deadline | undefined): Call {
  const began = Date.now();
  // Without a deadline the caller's own signal is all there is to watch.
  const ends = deadline ? endAt(signal, deadline.at - began) : { signal, close() {} };
  const call: Call = {
    deadline,
    signal: ends.signal,
    attempts: 0,
    spent: () => ({ attempts: call.attempts, elapsedMs: Date.now() - began }),
    throwIfEnded() {
      if (signal.aborted) throw new AbortError(call.spent(), signal.reason);
      // A timer may be late where the thread is busy.
      if (deadline && Date.now() >= deadline.at) throw new DeadlineError(deadline.ms, call.spent());
    },
    unlessEnded: (promise) =>
      orAborted(promise, ends.signal).catch((error: unknown) => {
        call.throwIfEnded();
        throw error;
      }),
    close: ends.close,
  };
  return call;
}

/** A signal that is aborted with `signal`, and at the latest after `ms`. */
function endAt(signal: AbortSignal, ms: number): { readonly signal: AbortSignal; close(): void } {
  const controller = new AbortController();
  const end = () => controller.abort();
  if (signal.aborted) end();
  signal.addEventListener("abort", end);
  const cancel = startTimer(ms, end);
  return {
    signal: controller.signal,
    close() {
      cancel();
      signal.removeEventListener("abort", end);
    },
  };
}

/** `promise`, or a rejection as soon as `signal` is aborted, whether or not what `promise` waits for heeds it. */
export function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort);
    const settle = () => signal.removeEventListener("abort", abort);
    promise.then(
      (value) => {
        settle();
        resolve(value);
      },
      (error: unknown) => {
        settle();
        reject(error);
      },
    );
  });
}
