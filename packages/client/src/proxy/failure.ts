import type { Operation } from "@covalkit/spec";
import { isCovalError } from "../errors/guards.ts";
import type { Problem } from "./problem.ts";
import { Refusal } from "./refusal.ts";

/** Errors of the transport, by their names, as a gateway answers them (RFC 9110 §15.6). */
const BY_NAME: Readonly<Record<string, Problem>> = {
  ConnectionError: { status: 502, message: "The API could not be reached" },
  CrossOriginRedirectError: { status: 502, message: "The API redirected to another address" },
  InvalidResponseError: { status: 502, message: "The API's answer could not be read" },
  TimeoutError: { status: 504, message: "The API did not answer in time" },
  DeadlineError: { status: 504, message: "The API did not answer in time" },
  // Nobody is left to read it; nginx's status for that.
  AbortError: { status: 499, message: "The request was aborted" },
};

/** What the caller is told of an error: never its own message, unless it was written for the caller. */
export function problemOf(error: unknown, operation: Operation | undefined): Problem {
  if (!(error instanceof Refusal)) {
    const known = isCovalError(error) && Object.hasOwn(BY_NAME, error.name) ? BY_NAME[error.name] : undefined;
    return known ?? { status: 500 };
  }
  const { status, message, details } = error;
  return {
    status,
    message,
    details,
    ...(status === 405 && operation && { headers: { allow: operation.method } }),
  };
}
