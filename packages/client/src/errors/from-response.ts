import { type Comparison, type Expression, emit } from "@covalkit/filter";
import type { Filter, Operation } from "@covalkit/spec";
import { factsOf } from "../request/call-facts.ts";
import { requestIdOf } from "../request/request-id.ts";
import { retryAtOf } from "../request/retry.ts";
import {
  ApiError,
  AuthenticationError,
  BadRequestError,
  type ErrorDetail,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
} from "./api-error.ts";

const BY_STATUS: Readonly<Record<number, typeof ApiError>> = {
  400: BadRequestError,
  401: AuthenticationError,
  403: PermissionDeniedError,
  404: NotFoundError,
  429: RateLimitError,
};

/** A filter as it was sent. */
export interface SentFilter {
  readonly text: string;
  readonly expression: Expression;
}

/** What the caller knows of a request that failed. */
export interface FailedRequest {
  readonly operation?: Operation;
  readonly filter?: SentFilter | undefined;
}

/**
 * The error that a response without success stands for. Reads the API's own shape, `{ error: { code, message,
 * details } }`, its gateway's, `{ message }`, and RFC 9457's, `{ title, detail }`; a body that is none of them, such as
 * HTML, leaves the status to speak.
 */
export function errorFromResponse(
  response: Response,
  body: unknown,
  { operation, filter }: FailedRequest,
): ApiError {
  const { status, statusText, url } = response;
  const outer = asRecord(body);
  const inner = asRecord(outer.error);
  const details = asDetails(inner.details);
  const at = retryAtOf(response);
  const retryAt = at === undefined ? undefined : new Date(at);
  const facts = factsOf(response);
  const method = facts.method ?? operation?.method ?? "";
  const requestId = requestIdOf(response) ?? asText(outer.request_id);
  const title = asText(outer.title);
  const words =
    asText(inner.message) ??
    asText(outer.message) ??
    asText(outer.error) ??
    joined(": ", title !== statusText && title, asText(outer.detail));
  const Type = BY_STATUS[status] ?? (status >= 500 ? ServerError : ApiError);
  const complaint = details.find(({ field }) => field === operation?.filter?.parameter);
  return new Type({
    status,
    code: asText(inner.code) ?? `HTTP_${status}`,
    message: joined(
      "\n",
      joined(
        ": ",
        joined(" ", method, url.replace(/^\w+:\/\/[^/]*|[?#].*/g, "")),
        joined(" ", status, statusText, requestId && `(request ${requestId})`),
        words,
      ),
      ...details.map(({ field, description }) => `  ${joined(": ", field, description)}`),
      status === 401 && facts.keySource,
      status === 429 && retryAt && `Try again at ${retryAt.toISOString()}.`,
      status === 400 &&
        filter &&
        complaint &&
        pointIntoFilter(filter, operation?.filter, complaint.description),
    ),
    details,
    requestId,
    retryAt,
    method,
    url,
  });
}

/** The parts that say something. */
const joined = (separator: string, ...parts: readonly unknown[]): string =>
  parts.filter(Boolean).join(separator);

/**
 * The filter, with carets under the comparison whose value, or else whose field, the complaint quotes; without them
 * where that is none, or more than one.
 */
function pointIntoFilter(
  { text, expression }: SentFilter,
  filter: Filter | undefined,
  complaint: string,
): string {
  const words = [...complaint.matchAll(/(["'`])(.*?)\1/g)].map(([, , word]) => word);
  const comparisons = comparisonsIn(expression);
  const [byField, ...more] = comparisons.filter(({ field }) => words.includes(field));
  const culprit =
    comparisons.find(({ value }) => words.includes(value)) ?? (more.length > 0 ? undefined : byField);
  const sent = culprit ? emit(culprit, filter?.fields ?? {}).text : "";
  // A comparison stands at the beginning, or after the space behind AND or OR.
  const start = ` ${text}`.indexOf(` ${sent}`);
  return `  ${text}${sent && start >= 0 ? `\n  ${" ".repeat(start)}${"^".repeat(sent.length)}` : ""}`;
}

const comparisonsIn = (expression: Expression): Comparison[] =>
  expression.kind === "comparison" ? [expression] : expression.operands.flatMap(comparisonsIn);

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

const asText = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** Those of the API's own shape; others say nothing that could be told. */
const asDetails = (value: unknown): readonly ErrorDetail[] =>
  (Array.isArray(value) ? value : [])
    .map(asRecord)
    .map(({ field, description }) => ({
      field: asText(field) ?? "",
      description: asText(description) ?? "",
    }))
    .filter(({ field, description }) => field || description);
