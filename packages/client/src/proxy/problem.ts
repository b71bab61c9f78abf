import type { Operation } from "@covalkit/spec";
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

/** Answers that nobody but the caller should see or keep, and no browser should take for anything else than JSON. */
export function jsonResponse(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string | undefined>> = {},
): Response {
  const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...Object.fromEntries(given),
      "content-type": "application/json",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

/** An error in the shape that the API documents. */
export function problemResponse(problem: Problem, operation: Operation | undefined): Response {
  const { status, headers, details = [] } = problem;
  const example = documented(operation, status, details);
  const code = problem.code || example?.code || `HTTP_${status}`;
  const message = problem.message || example?.message || `Status ${status}`;
  return jsonResponse(status, { error: { code, message, details } }, headers);
}

interface Example {
  readonly code: string;
  readonly message: string;
  readonly details?: readonly ErrorDetail[];
}

/** The example of the status that is about the same fields, or else the first; of this operation, or else of any. */
function documented(
  operation: Operation | undefined,
  status: number,
  details: readonly ErrorDetail[],
): Example | undefined {
  const own = operation && responses[operation.operationId];
  const declared = own?.[status] ?? Object.values(responses).find((each) => each[status])?.[status];
  const examples = Object.values(declared?.examples ?? {})
    .map((body) => (body as { error?: Example }).error) // examples of errors, in the document's one shape
    .filter((error) => typeof error?.code === "string" && typeof error.message === "string");
  const fields = new Set(details.map(({ field }) => field));
  return examples.find((error) => error?.details?.some(({ field }) => fields.has(field))) ?? examples[0];
}
