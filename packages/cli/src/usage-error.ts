import { EXIT, type ExitCode } from "./exit-code.ts";

/** The command line was wrong: nothing was sent. `hints` say what to write instead. */
export class UsageError extends Error {
  override readonly name: string = "UsageError";
  readonly exitCode: ExitCode = EXIT.usage;
  readonly hints: readonly string[];

  constructor(message: string, ...hints: (string | undefined)[]) {
    super(message);
    this.hints = hints.filter((hint) => hint !== undefined);
  }
}

/** There is no API key that could be sent. */
export class KeyError extends UsageError {
  override readonly name: string = "KeyError";
  override readonly exitCode: ExitCode = EXIT.auth;
}

/** Whether `error` is a {@link UsageError}, whichever file of the program holds its class. */
export const isUsageError = (error: unknown): error is UsageError =>
  error instanceof Error && "hints" in error && "exitCode" in error;
