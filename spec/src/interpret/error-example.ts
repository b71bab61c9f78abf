import type { Operation, Response, Responses } from "../operation.ts";

/** What was wrong with which field of a request. */
export interface ErrorDetail {
  readonly field: string;
  readonly description: string;
}

/** What the document shows of an error: its code and words, and the headers that come with it. */
export interface ErrorExample {
  readonly code: string;
  readonly message: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The example that the document shows of an error of this status: of several the one about the same fields, else the
 * first. Where the operation shows none, those of the others count. `undefined` where nobody shows one of the shape
 * `{ error: { code, message } }`.
 */
export function errorExample(
  responses: Readonly<Record<string, Responses>>,
  operation: Operation | undefined,
  status: number,
  details: readonly ErrorDetail[] = [],
): ErrorExample | undefined {
  const own = operation && responses[operation.operationId];
  const declared = [...(own ? [own] : []), ...Object.values(responses)].flatMap(
    (each) => declaredAs(each, status) ?? [],
  );
  const headers = declared[0]?.headers ?? {};
  const shown = declared.map(errorsIn).find((errors) => errors.length > 0);
  const fields = new Set(details.map(({ field }) => field));
  const found = shown?.find((error) => isAbout(error, fields)) ?? shown?.[0];
  return found && { code: found.code, message: found.message, headers };
}

/** The response that an operation declares for this status: by its number, its class (`4XX`), or as the default. */
export function declaredAs(responses: Responses, status: number): Response | undefined {
  return responses[status] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses.default;
}

interface DocumentedError {
  readonly code: string;
  readonly message: string;
  readonly details?: readonly ErrorDetail[];
}

const errorsIn = ({ examples }: Response): DocumentedError[] =>
  Object.values(examples).flatMap((body) => {
    const error = isRecord(body) ? body.error : undefined;
    return isRecord(error) && typeof error.code === "string" && typeof error.message === "string"
      ? [error as unknown as DocumentedError] // its code and message are texts; details are looked at below
      : [];
  });

/** Whether every field is named in the example's details. */
function isAbout({ details }: DocumentedError, fields: ReadonlySet<string>): boolean {
  const named = new Set(Array.isArray(details) ? details.map(({ field }) => field) : []);
  return fields.size > 0 && [...fields].every((field) => named.has(field));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
