import { conversationFilter as f } from "@covalkit/client";
import { and } from "@covalkit/filter";
import { dehydrate, hashKey, QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { listConversationsInfiniteOptions, listConversationsOptions } from "../src/index.ts";
import { API_KEY, fakeApi, page, pagedApi } from "./api.tsx";

const { client } = pagedApi({ "": page(["a"]) });

test("a key is the operation and its parameters", () => {
  const params = { page_size: 20, filter: "status=FAILED" } as const;
  expect(listConversationsOptions(client, params).queryKey).toEqual(["coval", "listConversations", params]);
  expect(listConversationsInfiniteOptions(client, params).queryKey).toEqual([
    "coval",
    "listConversations",
    params,
    "infinite",
  ]);
});

test("a key is the same text however the parameters were written", () => {
  const text = (params?: Parameters<typeof listConversationsOptions>[1]): string =>
    JSON.stringify(listConversationsOptions(client, params).queryKey);
  expect(text({ order_by: "status", page_size: 1 })).toBe(text({ page_size: 1, order_by: "status" }));
  expect(text({ page_token: undefined })).toBe(text());
});

test("an expression is in the key as its canonical text, the same as the text itself would be", () => {
  const filterOf = (filter: ReturnType<typeof f.status.eq>): unknown =>
    listConversationsOptions(client, { filter }).queryKey[2].filter;
  expect(filterOf(f.status.eq("FAILED"))).toBe("status=FAILED");
  expect(filterOf(f.metadata("team").eq('a "b" \\'))).toBe('metadata.team="a \\"b\\" \\\\"');
  expect(filterOf(and(f.status.in(["FAILED", "CANCELLED"]), f.metadata("n").ne("1")))).toBe(
    "(status=FAILED OR status=CANCELLED) AND metadata.n!=1",
  );
});

test("nothing in the cache tells the API key, after success and after failure", async () => {
  const failing = fakeApi(() => new Response(null, { status: 401 })).client;
  const queries = new QueryClient();
  await queries.prefetchQuery(listConversationsOptions(client));
  await queries.prefetchInfiniteQuery(listConversationsInfiniteOptions(client));
  await queries.prefetchQuery(listConversationsOptions(failing, { page_size: 1 }));
  const state = dehydrate(queries, { shouldDehydrateQuery: () => true });
  expect(state.queries).toHaveLength(3);
  expect(
    JSON.stringify([
      state,
      queries
        .getQueryCache()
        .getAll()
        .map(({ queryKey }) => hashKey(queryKey)),
    ]),
  ).not.toContain(API_KEY);
  for (const { state } of queries.getQueryCache().getAll())
    expect(String(state.error)).not.toContain(API_KEY);
});

test("a list's key names its pages too", async () => {
  const queries = new QueryClient();
  await queries.prefetchQuery(listConversationsOptions(client));
  await queries.prefetchInfiniteQuery(listConversationsInfiniteOptions(client));
  const found = queries.getQueryCache().findAll({ queryKey: listConversationsOptions(client).queryKey });
  expect(found).toHaveLength(2);
});
