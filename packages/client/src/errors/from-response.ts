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
  const details = [inner.details].flat().flatMap(asDetail);
  const at = retryAtOf(response);
  const retryAt = at === undefined ? undefined : new Date(at);
  const { keySource, method = operation?.method ?? "" } = factsOf(response);
  const requestId = requestIdOf(response) || asText(outer.request_id) || undefined;
  const title = asText(outer.title);
  const Type = BY_STATUS[status] ?? (status >= 500 ? ServerError : ApiError);
  const first = joined(
    ": ",
    joined(" ", method, url.replace(/^\w+:\/\/[^/]*|[?#].*/g, "")),
    joined(" ", status, statusText, requestId && `(request ${requestId})`),
    asText(inner.message) ||
      asText(outer.message) ||
      asText(outer.error) ||
      joined(": ", title !== statusText && title, asText(outer.detail)),
  );
  const about: unknown[] = details.map(({ field, description }) => `  ${joined(": ", field, description)}`);
  if (status === 401) about.push(keySource);
  if (status === 429 && retryAt) about.push(`Try again at ${retryAt.toISOString()}.`);
  const complaint = details.find(({ field }) => field === operation?.filter?.parameter);
  if (status === 400 && filter && complaint)
    about.push(pointIntoFilter(filter, operation?.filter, complaint.description));
  return new Type({
    status,
    code: asText(inner.code) || `HTTP_${status}`,
    message: joined("\n", first, ...about),
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

const asText = (value: unknown): string => (typeof value === "string" ? value : "");

/** None for what is not of the API's own shape, and would say nothing. */
function asDetail(value: unknown): ErrorDetail | [] {
  const { field, description } = asRecord(value);
  const detail = { field: asText(field), description: asText(description) };
  return detail.field || detail.description ? detail : [];
}
