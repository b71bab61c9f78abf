import type { ApiError } from "./api-error.ts";
import { BRAND, type CovalError } from "./coval-error.ts";

/** Whether `error` comes from this package, whichever copy of it. */
export function isCovalError(error: unknown): error is CovalError {
  return typeof error === "object" && error !== null && BRAND in error;
}

/** Whether `error` is an answer of the API without success, whichever copy of this package made it. */
export function isApiError(error: unknown): error is ApiError {
  return isCovalError(error) && "status" in error;
}
