import type { ResumeError } from "../walk/resume.ts";
import type {
  ApiError,
  AuthenticationError,
  BadRequestError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
} from "./api-error.ts";
import type { AbortError, ConnectionError, DeadlineError, TimeoutError } from "./call-errors.ts";
import type { ConfigurationError } from "./configuration-error.ts";
import { BRAND, type CovalError } from "./coval-error.ts";
import type { InvalidResponseError } from "./invalid-response-error.ts";
import type { PageLoopError } from "./page-loop-error.ts";
import type { CrossOriginRedirectError } from "./redirect-error.ts";

/** The errors of this package by their names. {@link isApiError} knows all answers without success. */
export interface CovalErrors {
  AbortError: AbortError;
  AuthenticationError: AuthenticationError;
  BadRequestError: BadRequestError;
  ConfigurationError: ConfigurationError;
  ConnectionError: ConnectionError;
  CrossOriginRedirectError: CrossOriginRedirectError;
  DeadlineError: DeadlineError;
  InvalidResponseError: InvalidResponseError;
  NotFoundError: NotFoundError;
  PageLoopError: PageLoopError;
  PermissionDeniedError: PermissionDeniedError;
  RateLimitError: RateLimitError;
  ResumeError: ResumeError;
  ServerError: ServerError;
  TimeoutError: TimeoutError;
}

/**
 * Whether `error` comes from this package, whichever copy of it; with a `name`, whether it is that one.
 *
 * @example
 * if (isCovalError(error, "RateLimitError")) console.error("Come back at", error.retryAt);
 */
export function isCovalError(error: unknown): error is CovalError;
export function isCovalError<Name extends keyof CovalErrors>(
  error: unknown,
  name: Name,
): error is CovalErrors[Name];
export function isCovalError(error: unknown, name?: string): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    BRAND in error &&
    (name === undefined || ("name" in error && error.name === name))
  );
}

/** Whether `error` is an answer of the API without success, whichever copy of this package made it. */
export function isApiError(error: unknown): error is ApiError {
  return isCovalError(error) && "status" in error;
}
