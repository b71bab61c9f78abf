import type { DataTag } from "@tanstack/react-query";
import { type OperationKey, operationKey } from "./query-key.ts";

/** One operation with its parameters, as options for `useQuery`, `prefetchQuery`, `ensureQueryData` and the like. */
export interface OperationQuery<Result> {
  readonly queryKey: DataTag<OperationKey, Result>;
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<Result>;
  /** Always off: the client retries, and a second budget on top would multiply the first. */
  readonly retry: false;
}

/** The query of `operationId` with `params`; `send` asks the API. */
export function operationQuery<Result>(
  operationId: string,
  params: object | undefined,
  send: (signal: AbortSignal) => Promise<Result>,
): OperationQuery<Result> {
  return {
    // The tag is for the compiler alone: it says what `getQueryData` of this key returns.
    queryKey: operationKey(operationId, params) as DataTag<OperationKey, Result>,
    queryFn: ({ signal }) => send(signal),
    retry: false,
  };
}
