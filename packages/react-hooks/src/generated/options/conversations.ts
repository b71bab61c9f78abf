// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.

import type { CovalClient, ListConversationsParams, ListConversationsResponse } from "@covalkit/client";
import { type ListQuery, listQuery } from "../../list-query.ts";
import { type OperationQuery, operationQuery } from "../../operation-query.ts";

/**
 * List conversations.
 *
 * Returns one page of conversations. Ask for the next page with the `next_page_token` of the last one, and
 * repeat `filter`, `order_by` and `page_size` unchanged.
 *
 * Options for `useQuery`, `prefetchQuery` and the like.
 *
 * `GET /v1/conversations`
 */
export function listConversationsOptions<const Filter extends string = string>(
  client: CovalClient,
  params?: ListConversationsParams<Filter>,
): OperationQuery<ListConversationsResponse> {
  return operationQuery("listConversations", params, (signal) =>
    client.conversations.list<Filter>(params, { signal }),
  );
}

/**
 * List conversations.
 *
 * Returns one page of conversations. Ask for the next page with the `next_page_token` of the last one, and
 * repeat `filter`, `order_by` and `page_size` unchanged.
 *
 * Options for `useInfiniteQuery`, `prefetchInfiniteQuery` and the like: page after page.
 *
 * `GET /v1/conversations`
 */
export function listConversationsInfiniteOptions<const Filter extends string = string>(
  client: CovalClient,
  params?: ListConversationsParams<Filter>,
): ListQuery<ListConversationsResponse> {
  return listQuery("listConversations", params, {
    firstToken: params?.page_token,
    send: (token, signal) => client.conversations.list<Filter>({ ...params, page_token: token }, { signal }),
    nextToken: (page) => page.next_page_token,
  });
}
