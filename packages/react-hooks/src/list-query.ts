import { PageLoopError } from "@covalkit/client";
import type { DataTag, InfiniteData } from "@tanstack/react-query";
import { type OperationKey, operationKey } from "./query-key.ts";

/** A token that led back to an earlier page, after so many `pages`: asking for it is an error. */
export interface RepeatedToken {
  readonly repeated: string;
  readonly pages: number;
}

/** Where a page starts: its token, or `null` for the list's own first page. */
export type PageParam = string | null | RepeatedToken;

/** A list, page after page, as options for `useInfiniteQuery`, `prefetchInfiniteQuery` and the like. */
export interface ListQuery<Page> {
  readonly queryKey: DataTag<OperationKey, InfiniteData<Page, PageParam>>;
  readonly queryFn: (context: {
    readonly signal: AbortSignal;
    readonly pageParam: PageParam;
  }) => Promise<Page>;
  readonly initialPageParam: PageParam;
  readonly getNextPageParam: (
    page: Page,
    pages: readonly Page[],
    param: PageParam,
    params: readonly PageParam[],
  ) => PageParam | undefined;
  /** Always off: the client retries, and a second budget on top would multiply the first. */
  readonly retry: false;
}

/** What a list operation is walked by. */
export interface ListSource<Page> {
  /** The token that the caller's parameters start from. */
  readonly firstToken: string | undefined;
  /** Asks for the page of `token`, or for the list's own first page. */
  send(token: string | undefined, signal: AbortSignal): Promise<Page>;
  /** The token of the page after `page` (AIP-158). */
  nextToken(page: Page): string | null | undefined;
}

/**
 * The infinite query of `operationId` with `params`. A `null`, absent or empty token ends the list (AIP-158); a token
 * that comes a second time makes the next fetch fail with {@link PageLoopError}.
 */
export function listQuery<Page>(
  operationId: string,
  params: object | undefined,
  { firstToken, send, nextToken }: ListSource<Page>,
): ListQuery<Page> {
  return {
    // The tag is for the compiler alone: it says what `getQueryData` of this key returns.
    queryKey: operationKey(operationId, params, "infinite") as DataTag<
      OperationKey,
      InfiniteData<Page, PageParam>
    >,
    queryFn: async ({ pageParam, signal }) => {
      if (isRepeated(pageParam)) throw new PageLoopError(pageParam.repeated, pageParam.pages);
      return send(pageParam ?? undefined, signal);
    },
    initialPageParam: firstToken ?? null,
    // TanStack Query also calls this while a component renders, so it cannot throw: queryFn does.
    getNextPageParam: (page, pages, _param, params) => {
      const token = nextToken(page);
      if (!token) return undefined;
      return params.includes(token) ? { repeated: token, pages: pages.length } : token;
    },
    retry: false,
  };
}

const isRepeated = (param: PageParam): param is RepeatedToken => typeof param === "object" && param !== null;
