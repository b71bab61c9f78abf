import type { Operation, Response } from "@covalkit/spec";
import type { ApiTable } from "../table/api-table.ts";
import { type Answer, jsonAnswer } from "./answer.ts";

/** What was wrong with which field. */
export interface ErrorDetail {
  readonly field: string;
  readonly description: string;
}

/** What the mock reads in a documented example of an error, and fills in. An example of another shape is not used. */
interface ErrorBody {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly details?: readonly ErrorDetail[];
  };
}

/**
 * The error that the spec shows for this status: its example's code and message, with these details in place of the
 * example's. Of several examples, the one about the same fields; else the first. Where the operation does not declare
 * the status, or shows no example of it, those of the others count.
 */
export function errorAnswer(
  table: ApiTable,
  operation: Operation | undefined,
  status: number,
  details: readonly ErrorDetail[] = [],
): Answer {
  const responses = declaredErrors(table, operation, status);
  const [declared] = responses;
  const examples = responses
    .map((response) => Object.values(response.examples).filter(isErrorBody))
    .find((bodies) => bodies.length > 0);
  const example = examples?.find((body) => isAbout(body, details)) ?? examples?.[0];
  const { code, message } = example?.error ?? { code: "UNKNOWN", message: `Status ${status}` };
  const body: ErrorBody = { error: { code, message, details: [...details] } };
  return jsonAnswer(status, body, new Headers(declared?.headers));
}

/** What the operation declares of this status, and then what others do. */
function declaredErrors(table: ApiTable, operation: Operation | undefined, status: number): Response[] {
  const own = operation && table.responses[operation.operationId];
  return [...(own ? [own] : []), ...Object.values(table.responses)].flatMap(
    ({ [status]: response }) => response ?? [],
  );
}

function isErrorBody(example: unknown): example is ErrorBody {
  if (typeof example !== "object" || example === null || !("error" in example)) return false;
  const { error } = example;
  return typeof error === "object" && error !== null && "code" in error && "message" in error;
}

/** Whether every detail names a field that the example's details name. */
function isAbout({ error }: ErrorBody, details: readonly ErrorDetail[]): boolean {
  const fields = new Set(error.details?.map(({ field }) => field));
  return details.length > 0 && details.every(({ field }) => fields.has(field));
}
