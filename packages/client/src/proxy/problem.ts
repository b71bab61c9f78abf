import type { Operation } from "@covalkit/spec";
import { errorExample } from "@covalkit/spec/interpret";
import { responses } from "@covalkit/spec/responses";
import type { ErrorDetail } from "../errors/api-error.ts";

/** An error's answer. What is left out comes from the document's examples for the status. */
export interface Problem {
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
export function problemResponse(problem: Problem, operation: Operation | undefined): Response {
  const { status, headers, details = [] } = problem;
  const example = errorExample(responses, operation, status, details);
  const code = problem.code || example?.code || `HTTP_${status}`;
  const message = problem.message || example?.message || `Status ${status}`;
  return jsonResponse(status, { error: { code, message, details } }, headers);
}
