import type { Operation } from "@covalkit/spec";
import { errorExample } from "@covalkit/spec/interpret";
import { responses } from "@covalkit/spec/responses";
import type { ErrorDetail } from "../errors/api-error.ts";
import { isApiError, isCovalError } from "../errors/guards.ts";

/** An error's answer. What is left out comes from the document's examples for the status. */
export interface ErrorAnswer {
  readonly status: number;
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly details?: readonly ErrorDetail[];
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/**
 * An answer that nobody but the caller should see or keep, and that no browser should take for anything else than it
 * says.
 */
export function guarded(
  body: string | ArrayBuffer | null,
  status: number,
  type: string,
  headers: Readonly<Record<string, string | undefined>> = {},
): Response {
  const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new Response(body, {
    status,
    headers: {
      ...Object.fromEntries(given),
      ...(body !== null && { "content-type": type }),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

/** JSON, for the caller alone. */
export const jsonResponse = (
  status: number,
  body: unknown,
  headers?: Readonly<Record<string, string | undefined>>,
): Response => guarded(JSON.stringify(body), status, "application/json", headers);

/** An error in the shape that the API documents. */
export function errorResponse(answer: ErrorAnswer, operation: Operation | undefined): Response {
  const { status, headers, details = [] } = answer;
  const example = errorExample(responses, operation, status, details);
  const code = answer.code || example?.code || `HTTP_${status}`;
  const message = answer.message || example?.message || `Status ${status}`;
  return jsonResponse(status, { error: { code, message, details } }, headers);
}

/** A request that is answered by the proxy itself; `cause` is what the operator is told of it. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly details: readonly ErrorDetail[];

  constructor(status: number, message = "", details: readonly ErrorDetail[] = [], options?: ErrorOptions) {
    super(message, options);
    this.status = status;
    this.details = details;
  }
}

/** 400, because of one parameter. */
export const badParameter = (field: string, description: string): Refusal =>
  new Refusal(400, "", [{ field, description }]);

/** Errors of the transport, by their names, as a gateway answers them (RFC 9110 §15.6). */
const BY_NAME: Readonly<Record<string, ErrorAnswer>> = {
  ConnectionError: { status: 502, message: "The API could not be reached" },
  CrossOriginRedirectError: { status: 502, message: "The API redirected to another address" },
  InvalidResponseError: { status: 502, message: "The API's answer could not be read" },
  TimeoutError: { status: 504, message: "The API did not answer in time" },
  DeadlineError: { status: 504, message: "The API did not answer in time" },
  // Nobody is left to read it; nginx's status for that.
  AbortError: { status: 499, message: "The request was aborted" },
};

/** The API holds back whoever has this key, until `retryAt`. */
export const rateLimited = (retryAt: Date | undefined): ErrorAnswer => ({
  status: 429,
  message: "The API takes no further request of this server yet",
  headers: {
    "retry-after": retryAt && String(Math.max(0, Math.ceil((retryAt.getTime() - Date.now()) / 1000))),
  },
});

/** What the caller is told of an error: never its own message, unless it was written for the caller. */
export function errorAnswerOf(error: unknown, operation: Operation | undefined): ErrorAnswer {
  if (!(error instanceof Refusal)) {
    if (isApiError(error) && error.status === 429) return rateLimited(error.retryAt);
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
