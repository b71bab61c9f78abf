import type {
  DefaultError,
  InfiniteData,
  UseQueryOptions,
  UseSuspenseQueryOptions,
  useInfiniteQuery,
} from "@tanstack/react-query";
import type { PageParam } from "./list-query.ts";
import type { OperationKey } from "./query-key.ts";

/** What the operation decides, and a hook's caller does not. */
type Decided =
  | "queryKey"
  | "queryKeyHashFn"
  | "queryHash"
  | "queryFn"
  | "retry"
  | "retryDelay"
  | "initialPageParam"
  | "getNextPageParam"
  | "getPreviousPageParam"
  | "maxPages";

/** How a hook behaves: `select`, `enabled`, `staleTime` and everything else of `useQuery` that is not decided. */
export type QueryHookOptions<Result, Data = Result> = Omit<
  UseQueryOptions<Result, DefaultError, Data, OperationKey>,
  Decided
>;

/** How a Suspense hook behaves; as {@link QueryHookOptions}, without what cannot suspend. */
export type SuspenseHookOptions<Result, Data = Result> = Omit<
  UseSuspenseQueryOptions<Result, DefaultError, Data, OperationKey>,
  Decided
>;

// From the hook itself: UseInfiniteQueryOptions lost a type parameter within TanStack Query 5.
type UseInfiniteQueryOptions<Page, Data> = Parameters<
  typeof useInfiniteQuery<Page, DefaultError, Data, OperationKey, PageParam>
>[0];

/** How a hook over a list's pages behaves; as {@link QueryHookOptions}. */
export type InfiniteHookOptions<Page, Data = InfiniteData<Page, PageParam>> = Omit<
  UseInfiniteQueryOptions<Page, Data>,
  Decided
>;
