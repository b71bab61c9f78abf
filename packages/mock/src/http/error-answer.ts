import type { Operation, Response } from "@covalkit/spec";
import { declaredAs, type ErrorDetail, errorExample, violationOf } from "@covalkit/spec/interpret";
import type { ApiTable } from "../table/api-table.ts";
import { jsonAnswer, type MockResponse } from "./mock-response.ts";

/** What the mock says of itself, where the document has no words for it. */
export interface OwnWords {
  readonly code: string;
  readonly message: string;
}

/**
 * The error that the spec shows for this status: its example's code and message, with these details in place of the
 * example's. Where the document's errors have another shape, its example, with what is wrong as its message. `own` words
 * are the mock's, in the shape of the document's errors.
 */
export function errorAnswer(
  table: ApiTable,
  operation: Operation | undefined,
  status: number,
  details: readonly ErrorDetail[] = [],
  own?: OwnWords,
): MockResponse {
  const example = own ? undefined : errorExample(table.responses, operation, status, details);
  const [ofStatus, ofAnyError] = declaredErrors(table, operation, status);
  const declared = ofStatus ?? ofAnyError;
  const headers = new Headers(own ? {} : (example?.headers ?? ofStatus?.headers));
  const { code, message } = own ?? example ?? { code: "UNKNOWN", message: `Status ${status}` };
  const shown = Object.values(declared?.examples ?? {}).find(isObject);
  if (shown && !isUsual(shown)) {
    const words = details.map(({ field, description }) => `${field}: ${description}`).join("; ");
    return jsonAnswer(status, withMessage(shown, words || own?.message), headers);
  }
  const usual = { error: { code, message, details: [...details] } };
  const short = { error: { code, message } };
  const { schema = {} } = declared ?? {};
  const body = [usual, short].find((each) => violationOf(each, schema, table) === undefined);
  return jsonAnswer(status, body ?? usual, headers);
}

/** The response of this status, and the one of any error; the operation's own before others'. */
function declaredErrors(
  { responses }: ApiTable,
  operation: Operation | undefined,
  status: number,
): readonly [ofStatus: Response | undefined, ofAnyError: Response | undefined] {
  const own = operation && responses[operation.operationId];
  const all = [...(own ? [own] : []), ...Object.values(responses)];
  const [ofStatus] = all.flatMap((each) => declaredAs(each, status) ?? []);
  const errors = all.flatMap((each) => Object.entries(each).filter(([code]) => !/^[123]/.test(code)));
  return [ofStatus, errors[0]?.[1]];
}

/** Whether the errors of the document are as this mock writes them. */
const isUsual = ({ error }: Readonly<Record<string, unknown>>): boolean =>
  isObject(error) && typeof error.code === "string" && typeof error.message === "string";

/** Where documents have the words that say what went wrong (RFC 9457 §3.1 has `detail`). */
const MESSAGES = ["message", "detail", "error_description", "description", "title", "error"];

/** The example with these words in place of its own. */
function withMessage(example: Readonly<Record<string, unknown>>, text: string | undefined): object {
  if (text === undefined) return example;
  const name = MESSAGES.find((each) => typeof example[each] === "string");
  if (name !== undefined) return { ...example, [name]: text };
  const inner = Object.entries(example).find(([, value]) => isObject(value));
  return inner && isObject(inner[1]) ? { ...example, [inner[0]]: withMessage(inner[1], text) } : example;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
