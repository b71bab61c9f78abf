import { CovalError } from "./coval-error.ts";
import { describeSpent, type Spent } from "./spent.ts";

/** A call that ended without an answer, and what it had spent. */
abstract class CallError extends CovalError implements Spent {
  readonly attempts: number;
  readonly elapsedMs: number;

  constructor(code: string, message: string, spent: Spent, options?: ErrorOptions) {
    super(code, `${message} (${describeSpent(spent)})`, options);
    this.attempts = spent.attempts;
    this.elapsedMs = spent.elapsedMs;
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
  readonly timeoutMs: number;

  constructor(timeoutMs: number, target: string, spent: Spent) {
    super(
      "TIMEOUT",
      `${target} did not answer within ${timeoutMs} ms; raise timeoutMs to wait longer`,
      spent,
    );
    this.timeoutMs = timeoutMs;
  }
}

/** The whole call, its retries and waits included, took longer than `deadlineMs`. */
export class DeadlineError extends CallError {
  override readonly name: string = "DeadlineError";
  readonly deadlineMs: number;

  constructor(deadlineMs: number, spent: Spent, cause?: unknown) {
    super("DEADLINE", `The call did not end within deadlineMs, ${deadlineMs} ms`, spent, { cause });
    this.deadlineMs = deadlineMs;
  }
}

/** The call's signal was aborted; `cause` is the signal's reason. */
export class AbortError extends CallError {
  override readonly name: string = "AbortError";

  constructor(spent: Spent, reason: unknown) {
    super("ABORTED", "The call was aborted by its signal", spent, { cause: reason });
  }
}
