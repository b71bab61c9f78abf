import { isCovalError } from "../errors/guards.ts";
import type { AttemptFailure } from "../request/attempt.ts";

/** The error of this package that each failure of an attempt becomes, once no other attempt follows. */
const ERRORS: Readonly<Record<AttemptFailure, string>> = {
  timeout: "TimeoutError",
  connection: "ConnectionError",
  body: "InvalidResponseError",
  redirect: "CrossOriginRedirectError",
  aborted: "AbortError",
};

/**
 * The platform's codes that say more than `ConnectionError`. A list, because a `fetch` of the caller's own may put
 * anything into an error.
 */
const CODES = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "EPROTO"],
  ...["ENOTFOUND", "EAI_AGAIN"],
  ...["UND_ERR_SOCKET", "UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"],
  ...["CERT_HAS_EXPIRED", "DEPTH_ZERO_SELF_SIGNED_CERT", "SELF_SIGNED_CERT_IN_CHAIN"],
  ...["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "ERR_TLS_CERT_ALTNAME_INVALID"],
]);

/** How far down a chain of causes a code is looked for. */
const DEEPEST = 5;

/** The `error.type` of an attempt that got no answer: a code of the platform's, or the name of an error of ours. */
export function typeOfFailure(failure: AttemptFailure, cause: unknown): string {
  return (failure === "connection" && codeOf(cause, DEEPEST)) || ERRORS[failure];
}

/** The `error.type` of a call that has thrown. */
export const typeOfError = (error: unknown): string => (isCovalError(error) ? error.name : "_OTHER");

function codeOf(error: unknown, depth: number): string | undefined {
  if (depth < 0 || typeof error !== "object" || error === null) return undefined;
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown };
  return typeof code === "string" && CODES.has(code) ? code : codeOf(cause, depth - 1);
}
