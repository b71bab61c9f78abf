import { CovalError } from "./coval-error.ts";

/** What was wrong with which field of a request. */
export interface ErrorDetail {
  readonly field: string;
  readonly description: string;
}

export interface ApiErrorFields {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly details: readonly ErrorDetail[];
  readonly requestId: string | undefined;
  readonly retryAt: Date | undefined;
  readonly method: string;
  readonly url: string;
}

/**
 * The API answered, and not with success. The message has method, path, status and request id, and then the API's words:
 * `GET /v1/conversations: 400 Bad Request (request req-9): The filter is invalid`.
 */
export class ApiError extends CovalError {
  override readonly name: string = "ApiError";
  /** The HTTP status code. */
  declare readonly status: number;
  /** What was wrong with which field; empty where the answer did not say. */
  declare readonly details: readonly ErrorDetail[];
  /** The request's id, to quote to support; `x-request-id`, `x-amzn-requestid` or the body's `request_id`. */
  declare readonly requestId: string | undefined;
  /** When the API allows the next try, where it said so (RFC 9110 §10.2.3). */
  declare readonly retryAt: Date | undefined;
  declare readonly method: string;
  /** The request's address, without credentials. */
  declare readonly url: string;

  constructor(fields: ApiErrorFields, options?: ErrorOptions) {
    super(fields.code, fields.message, { ...options, ...fields });
  }
}

/** 400: a parameter is wrong; `details` says which. */
export class BadRequestError extends ApiError {
  override readonly name: string = "BadRequestError";
}

/** 401: the API key is missing or not valid. */
export class AuthenticationError extends ApiError {
  override readonly name: string = "AuthenticationError";
}

/** 403: the API key is valid, but may not do this. */
export class PermissionDeniedError extends ApiError {
  override readonly name: string = "PermissionDeniedError";
}

/** 404: there is nothing at this address. */
export class NotFoundError extends ApiError {
  override readonly name: string = "NotFoundError";
}

/** 429: too many requests; `retryAt` says when to go on. */
export class RateLimitError extends ApiError {
  override readonly name: string = "RateLimitError";
}

/** 500 and above: the server failed. */
export class ServerError extends ApiError {
  override readonly name: string = "ServerError";
}
