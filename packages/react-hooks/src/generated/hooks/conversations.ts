// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
"use client";

import type { ListConversationsParams, ListConversationsResponse } from "@covalkit/client";
import {
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  type UseSuspenseQueryResult,
  useInfiniteQuery,
  useQuery,
  useSuspenseQuery,
} from "@tanstack/react-query";
import type { InfiniteHookOptions, QueryHookOptions, SuspenseHookOptions } from "../../hook-options.ts";
import type { PageParam } from "../../list-query.ts";
import { useCovalClient } from "../../provider.tsx";
import { listConversationsInfiniteOptions, listConversationsOptions } from "../options/conversations.ts";

/**
 * List conversations.
 *
 * Returns one page of conversations. Ask for the next page with the `next_page_token` of the last one, and
 * repeat `filter`, `order_by` and `page_size` unchanged.
 *
 * `GET /v1/conversations`
 */
export function useListConversations<const Filter extends string = string, Data = ListConversationsResponse>(
  params?: ListConversationsParams<Filter>,
  options?: QueryHookOptions<ListConversationsResponse, Data>,
): UseQueryResult<Data> {
  return useQuery({ ...options, ...listConversationsOptions(useCovalClient(), params) });
}

/**
 * List conversations.
 *
 * Returns one page of conversations. Ask for the next page with the `next_page_token` of the last one, and
 * repeat `filter`, `order_by` and `page_size` unchanged.
 *
 * Suspends until there is data, and throws errors to the nearest error boundary.
 *
 * `GET /v1/conversations`
 */
export function useListConversationsSuspense<
  const Filter extends string = string,
  Data = ListConversationsResponse,
>(
  params?: ListConversationsParams<Filter>,
  options?: SuspenseHookOptions<ListConversationsResponse, Data>,
): UseSuspenseQueryResult<Data> {
  return useSuspenseQuery({ ...options, ...listConversationsOptions(useCovalClient(), params) });
}

/**
 * List conversations.
 *
 * Returns one page of conversations. Ask for the next page with the `next_page_token` of the last one, and
 * repeat `filter`, `order_by` and `page_size` unchanged.
 *
 * Page after page: `fetchNextPage` asks for the next one, as long as `hasNextPage` says so.
 *
 * `GET /v1/conversations`
 */
export function useListConversationsInfinite<
  const Filter extends string = string,
  Data = InfiniteData<ListConversationsResponse, PageParam>,
>(
  params?: ListConversationsParams<Filter>,
  options?: InfiniteHookOptions<ListConversationsResponse, Data>,
): UseInfiniteQueryResult<Data> {
  return useInfiniteQuery({ ...options, ...listConversationsInfiniteOptions(useCovalClient(), params) });
}
