import { type ApiError, isApiError, isCovalError } from "@covalkit/client";
import type { FilterEmitError } from "@covalkit/filter";
import { flagFor } from "../command/command.ts";
import { KEY_VARIABLE } from "../command/flags.ts";
import type { Invocation } from "../command/read-invocation.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { SourcedConnection } from "./connection.ts";

/** What went wrong, for people and for scripts. */
export interface ErrorReport {
  readonly message: string;
  readonly hints: readonly string[];
  readonly exitCode: ExitCode;
}

/** What to say of an error of an invocation. */
export function describeError(
  error: unknown,
  { command, deadlineMs = 0 }: Invocation,
  connection: SourcedConnection,
): ErrorReport {
  if (isApiError(error)) return describeApiError(error);
  if (isFilterEmitError(error)) {
    const label = flagFor(command, command.operation.filter?.parameter ?? "")?.name;
    // Its hint offers an option of the library as well, which no flag stands for.
    const hint = error.code === "uncertain" ? "join by AND alone or OR alone" : error.hint;
    return { message: `--${label}: ${error.message}`, hints: [`hint: ${hint}`], exitCode: EXIT.usage };
  }
  const name = isCovalError(error) ? error.name : "";
  const message = error instanceof Error ? error.message : String(error);
  if (name === "ConfigurationError") {
    return {
      message: inFlags(message, connection.addressFrom),
      hints: /key|baseUrl/i.test(message) ? [sources(connection)] : [],
      exitCode: EXIT.usage,
    };
  }
  return {
    message:
      name === "DeadlineError" ? `The command did not end within --timeout ${deadlineMs / 1000}.` : message,
    hints: reasonsOf(error),
    exitCode: NETWORK_ERRORS.includes(name) ? EXIT.network : EXIT.failure,
  };
}

/** The client's errors, by name, of a call without an answer. */
const NETWORK_ERRORS = ["ConnectionError", "DeadlineError", "TimeoutError"];

const isFilterEmitError = (error: unknown): error is FilterEmitError =>
  error instanceof Error && error.name === "FilterEmitError";

/** Where the parts of a connection came from. */
const sources = ({ apiKey, addressFrom }: SourcedConnection): string =>
  apiKey === undefined
    ? `The address came from ${addressFrom}.`
    : `The key came from ${KEY_VARIABLE}, the address from ${addressFrom}.`;

/** The client's message, in which its options are called what sets them here. */
const inFlags = (message: string, addressFrom: string): string =>
  message.replace(/\bbaseUrl\b/g, addressFrom).replace(/\bapiKey\b/g, KEY_VARIABLE);

/** The client's message: the API's words first, then what they are about. */
function describeApiError(error: ApiError): ErrorReport {
  const [message = "", ...about] = error.message.split("\n");
  const { advice, exitCode } = BY_STATUS[error.status] ?? { exitCode: EXIT.failure };
  const hints = advice ? [advice] : about.map((line) => line.replace(/^ {2}/, ""));
  return { message, hints: [...hints, `(${error.code})`], exitCode };
}

/** The exit code of a status, and what to do, where the client's own advice is for programmers. */
const BY_STATUS: Readonly<Record<number, { readonly advice?: string; readonly exitCode: ExitCode }>> = {
  401: { advice: `Check the key in ${KEY_VARIABLE}.`, exitCode: EXIT.auth },
  403: { advice: `The key in ${KEY_VARIABLE} may not do this.`, exitCode: EXIT.auth },
  429: { exitCode: EXIT.rateLimit },
};

/** What the causes of an error say that it does not, innermost last. */
function reasonsOf(error: unknown): string[] {
  const reasons: string[] = [];
  for (let cause = causeOf(error); cause instanceof Error; cause = causeOf(cause)) {
    const code = "code" in cause ? String(cause.code) : "";
    const reason = cause.message || code;
    if (reason && !reasons.includes(reason)) reasons.push(reason);
  }
  return reasons;
}

const causeOf = (error: unknown): unknown => (error instanceof Error ? error.cause : undefined);
