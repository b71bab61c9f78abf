import { CovalError } from "./coval-error.ts";

/** What a call had spent when it failed. */
export interface Spent {
  /** Requests sent, the first one included. */
  readonly attempts: number;
  /** Milliseconds since the call began. */
  readonly elapsedMs: number;
}

/** A call that ended without an answer, and what it had spent. */
abstract class CallError extends CovalError implements Spent {
  declare readonly attempts: number;
  declare readonly elapsedMs: number;

  constructor(code: string, message: string, spent: Spent, about?: object) {
    const { attempts, elapsedMs } = spent;
    const times = `${attempts} attempt${attempts === 1 ? "" : "s"} in ${Math.round(elapsedMs)} ms`;
    super(code, `${message} (${times})`, { ...about, ...spent });
  }
}

/** The network failed: no connection, a reset, a body cut off. `cause` is the platform's own error. */
export class ConnectionError extends CallError {
  override readonly name: string = "ConnectionError";

  constructor(target: string, spent: Spent, cause: unknown) {
    super("CONNECTION", `Could not get an answer from ${target}`, spent, { cause });
  }
}

/** An attempt, its body included, took longer than `timeoutMs`, and there were no retries left. */
export class TimeoutError extends CallError {
  override readonly name: string = "TimeoutError";
  declare readonly timeoutMs: number;

  constructor(timeoutMs: number, target: string, spent: Spent) {
    const message = `${target} did not answer within ${timeoutMs} ms; raise timeoutMs to wait longer`;
    super("TIMEOUT", message, spent, { timeoutMs });
  }
}

/** The whole call, its retries and waits included, took longer than `deadlineMs`. */
export class DeadlineError extends CallError {
  override readonly name: string = "DeadlineError";
  declare readonly deadlineMs: number;

  constructor(deadlineMs: number, spent: Spent, cause?: unknown) {
    const message = `The call did not end within deadlineMs, ${deadlineMs} ms`;
    super("DEADLINE", message, spent, { cause, deadlineMs });
  }
}

/** The call's signal was aborted; `cause` is the signal's reason. */
export class AbortError extends CallError {
  override readonly name: string = "AbortError";

  constructor(spent: Spent, reason: unknown) {
    super("ABORTED", "The call was aborted by its signal", spent, { cause: reason });
  }
}
