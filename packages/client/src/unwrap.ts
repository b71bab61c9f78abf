import { errorFromResponse, type FailedRequest } from "./errors/from-response.ts";
import { notJson } from "./errors/invalid-response-error.ts";

/** What a method of openapi-fetch resolves to. */
export interface FetchResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** What `data` is after a success. */
export type DataOf<Result> = Result extends { readonly data: infer Data } ? Data : never;

/**
 * The data of a call of `coval.api`, or the error that the resources' methods would have thrown.
 *
 * @throws {ApiError} for an answer without success; and what a call without an answer throws by itself.
 * @example
 * const made = await unwrap(coval.api.POST("/v1/…", { body }));
 */
export async function unwrap<Result extends FetchResult>(
  result: PromiseLike<Result>,
): Promise<DataOf<Result>> {
  const { data } = await successOf(result);
  return data as DataOf<Result>; // of a success, which openapi-fetch tells by the error alone
}

/** A call's result, if it is a success. */
export async function successOf<Result extends FetchResult>(
  result: PromiseLike<Result>,
  request: FailedRequest = {},
): Promise<Result> {
  const settled = await Promise.resolve(result).catch((cause: unknown) => {
    // Only where a middleware has put a response of its own in place; the parser's message quotes the body.
    if (!(cause instanceof SyntaxError)) throw cause;
    throw notJson();
  });
  if (!settled.response.ok) throw errorFromResponse(settled.response, settled.error, request);
  return settled;
}
