import {
  ApiError,
  AuthenticationError,
  ConfigurationError,
  ConnectionError,
  DeadlineError,
  PermissionDeniedError,
  RateLimitError,
  TimeoutError,
} from "@covalkit/client";
import { KEY_VARIABLE } from "../command/flags.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { SourcedConnection } from "./connection.ts";

/** What went wrong, for people and for scripts. */
export interface Failure {
  readonly message: string;
  readonly hints: readonly string[];
  readonly exitCode: ExitCode;
}

/** What to say of an error of a connection. */
export function describeFailure(error: unknown, connection: SourcedConnection): Failure {
  if (error instanceof ApiError) return describeApiError(error);
  if (error instanceof ConfigurationError) {
    const message = inFlags(error.message, connection.addressFrom);
    return {
      message,
      hints: /key|baseUrl/i.test(error.message) ? [sources(connection)] : [],
      exitCode: EXIT.usage,
    };
  }
  if (error instanceof DeadlineError) {
    const message = `The command did not end within --timeout ${error.deadlineMs / 1000}.`;
    return { message, hints: reasonsOf(error), exitCode: EXIT.network };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { message, hints: reasonsOf(error), exitCode: isNetworkError(error) ? EXIT.network : EXIT.failure };
}

/** Where the parts of a connection came from. */
const sources = ({ apiKey, addressFrom }: SourcedConnection): string =>
  apiKey === undefined
    ? `The address came from ${addressFrom}.`
    : `The key came from ${KEY_VARIABLE}, the address from ${addressFrom}.`;

/** The client's message, in which its options are called what sets them here. */
const inFlags = (message: string, addressFrom: string): string =>
  message.replace(/\bbaseUrl\b/g, addressFrom).replace(/\bapiKey\b/g, KEY_VARIABLE);

/** The client's message: the API's words first, then what they are about. */
function describeApiError(error: ApiError): Failure {
  const [message = "", ...about] = error.message.split("\n");
  const { advice, exitCode } = adviceFor(error);
  const id = error.requestId === undefined ? "" : `, request id ${error.requestId}`;
  return {
    message,
    hints: [...(advice ?? about.map((line) => line.replace(/^ {2}/, ""))), `(${error.code}${id})`],
    exitCode,
  };
}

/** The exit code of an error, and what to do, where the client's own advice is for programmers. */
function adviceFor(error: ApiError): { advice?: readonly string[]; exitCode: ExitCode } {
  if (error instanceof AuthenticationError) {
    return { advice: [`Check the key in ${KEY_VARIABLE}.`], exitCode: EXIT.auth };
  }
  if (error instanceof PermissionDeniedError) {
    return { advice: [`The key in ${KEY_VARIABLE} may not do this.`], exitCode: EXIT.auth };
  }
  return { exitCode: error instanceof RateLimitError ? EXIT.rateLimit : EXIT.failure };
}

const isNetworkError = (error: unknown): boolean =>
  error instanceof ConnectionError || error instanceof TimeoutError;

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
