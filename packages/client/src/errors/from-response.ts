import type { Operation } from "@covalkit/spec";
import { factsOf } from "../request/call-facts.ts";
import { requestIdOf } from "../request/request-id.ts";
import { retryAtOf } from "../request/retry-after.ts";
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
import { pointIntoFilter } from "./filter-caret.ts";

const BY_STATUS: Readonly<Record<number, typeof ApiError>> = {
  400: BadRequestError,
  401: AuthenticationError,
  403: PermissionDeniedError,
  404: NotFoundError,
  429: RateLimitError,
};

/** What the caller knows of a request that failed. */
export interface Asked {
  readonly operation?: Operation;
  /** The filter's text as it was sent. */
  readonly filter?: string | undefined;
}

/**
 * The error that a response without success stands for. Reads the API's own shape, `{ error: { code, message,
 * details } }`, and its gateway's, `{ message }`; a body that is neither, such as HTML, leaves the status to speak.
 */
export function errorFromResponse(response: Response, body: unknown, asked: Asked): ApiError {
  const { status, statusText } = response;
  const outer = asRecord(body);
  const inner = asRecord(outer.error);
  const details = asDetails(inner.details);
  const retryAt = retryAtOf(response);
  const Type = BY_STATUS[status] ?? (status >= 500 ? ServerError : ApiError);
  const said =
    asText(inner.message) ?? asText(outer.message) ?? asText(outer.error) ?? (statusText || "no explanation");
  return new Type({
    status,
    code: asText(inner.code) ?? `HTTP_${status}`,
    message: [
      `${status}: ${said}`,
      ...details.map(describeDetail),
      ...advise(response, details, retryAt, asked),
    ].join("\n"),
    details,
    requestId: requestIdOf(response) ?? asText(outer.request_id),
    retryAt,
    method: factsOf(response).method ?? asked.operation?.method ?? "",
    url: response.url,
  });
}

function advise(
  response: Response,
  details: readonly ErrorDetail[],
  retryAt: Date | undefined,
  { operation, filter }: Asked,
): string[] {
  const { status } = response;
  if (status === 401) return [factsOf(response).keySource ?? []].flat();
  if (status === 429 && retryAt !== undefined) return [`Try again at ${retryAt.toISOString()}.`];
  if (status !== 400 || filter === undefined) return [];
  const complaint = details.find(({ field }) => field === operation?.filter?.parameter);
  return complaint ? [pointIntoFilter(filter, complaint.description)] : [];
}

const describeDetail = ({ field, description }: ErrorDetail): string => `  ${field}: ${description}`;

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

const asText = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

function asDetails(value: unknown): readonly ErrorDetail[] {
  if (!Array.isArray(value)) return [];
  return value.map(asRecord).map(({ field, description }) => ({
    field: asText(field) ?? "",
    description: asText(description) ?? "",
  }));
}
