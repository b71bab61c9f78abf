import { AbortError, DeadlineError, type Spent } from "../errors/call-errors.ts";
import { limitSignal, orAborted } from "./limit-signal.ts";

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

/** One call while it goes on: its requests and waits, and the one signal that ends them all. */
export interface OngoingCall {
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
export function beginCall(outer: AbortSignal, deadline: Deadline | undefined): OngoingCall {
  const began = Date.now();
  // Without a deadline the caller's own signal is all there is to watch.
  const { signal, close } = deadline
    ? limitSignal(outer, deadline.at - began)
    : { signal: outer, close() {} };
  const call: OngoingCall = {
    deadline,
    signal,
    attempts: 0,
    spent: () => ({ attempts: call.attempts, elapsedMs: Date.now() - began }),
    throwIfEnded() {
      if (outer.aborted) throw new AbortError(call.spent(), outer.reason);
      // A timer may be late where the thread is busy, and some are early.
      if (deadline && (signal.aborted || Date.now() >= deadline.at))
        throw new DeadlineError(deadline.ms, call.spent());
    },
    unlessEnded: (promise) =>
      orAborted(promise, signal).catch((error: unknown) => {
        call.throwIfEnded();
        throw error;
      }),
    close,
  };
  return call;
}
