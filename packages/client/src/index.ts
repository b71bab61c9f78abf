export {
  and,
  type Expression,
  FilterEmitError,
  FilterSyntaxError,
  FilterValueError,
  filter,
  format,
  isExpression,
  or,
} from "@covalkit/filter";
export type { components, paths } from "@covalkit/spec";
export {
  type ClientOptions,
  type ClientWith,
  type CovalClient,
  createClient,
  createClientWith,
  type ResourceCreators,
  type Validator,
} from "./client.ts";
export type { Core } from "./core.ts";
export {
  ApiError,
  AuthenticationError,
  BadRequestError,
  type ErrorDetail,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
} from "./errors/api-error.ts";
export {
  AbortError,
  ConnectionError,
  DeadlineError,
  type Spent,
  TimeoutError,
} from "./errors/call-errors.ts";
export { ConfigurationError } from "./errors/configuration-error.ts";
export { CovalError } from "./errors/coval-error.ts";
export { type CovalErrors, isApiError, isCovalError } from "./errors/guards.ts";
export { InvalidResponseError } from "./errors/invalid-response-error.ts";
export { PageLoopError } from "./errors/page-loop-error.ts";
export { CrossOriginRedirectError } from "./errors/redirect-error.ts";
export * from "./generated/index.ts";
export type { ApiKey } from "./request/api-key.ts";
export type { ClientEvent, OnEvent } from "./request/events.ts";
export type { RetryOptions } from "./request/retry.ts";
export type { RequestOptions } from "./request/send.ts";
export type { Telemetry } from "./request/telemetry.ts";
export { unwrap } from "./unwrap.ts";
export type { ListOptions, PageEvent } from "./walk/list-options.ts";
export type { Listing } from "./walk/listing.ts";
export type { IncompleteReason, Outcome, WalkCounts } from "./walk/outcome.ts";
export { type Resume, ResumeError } from "./walk/resume.ts";
