export * from "./generated/index.ts";
export type { InfiniteHookOptions, QueryHookOptions, SuspenseHookOptions } from "./hook-options.ts";
export type { ListQuery, PageParam, RepeatedToken } from "./list-query.ts";
export type { OperationQuery } from "./operation-query.ts";
export { CovalProvider, type CovalProviderProps, useCovalClient } from "./provider.tsx";
export type { CanonicalParams, OperationKey } from "./query-key.ts";
