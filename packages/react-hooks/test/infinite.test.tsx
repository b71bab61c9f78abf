import { PageLoopError } from "@covalkit/client";
import { QueryClient } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { listConversationsInfiniteOptions, useListConversationsInfinite } from "../src/index.ts";
import { fakeApi, page, pagedApi, providers, queryOf } from "./api.tsx";

test("each page is asked for with the token of the one before and the same query", async () => {
  const { client, requests } = pagedApi({
    "": page(["a"], { next_page_token: "t1" }),
    t1: page([], { next_page_token: "t2" }),
    t2: page(["b"], { next_page_token: null }),
  });
  const { result } = renderHook(
    () => useListConversationsInfinite({ page_size: 1, filter: 'metadata.team="x"' }),
    { wrapper: providers(client) },
  );
  await waitFor(() => expect(result.current.hasNextPage).toBe(true));
  await act(() => result.current.fetchNextPage());
  await waitFor(() => expect(result.current.data?.pages).toHaveLength(2));
  await act(() => result.current.fetchNextPage());
  await waitFor(() => expect(result.current.hasNextPage).toBe(false));

  const ids = result.current.data?.pages.map(({ conversations }) =>
    conversations.map((c) => c.conversation_id),
  );
  expect(ids).toEqual([["a"], [], ["b"]]);
  const [first, ...others] = requests.map(queryOf);
  expect(first).not.toHaveProperty("page_token");
  expect(others).toEqual([
    { ...first, page_token: "t1" },
    { ...first, page_token: "t2" },
  ]);
});

describe("the list ends with", () => {
  test.each([
    ["no token", {}],
    ["a null token", { next_page_token: null }],
    ["an empty token", { next_page_token: "" }],
  ])("%s", async (_name, token) => {
    const { client } = pagedApi({ "": page(["a"], token) });
    const { result } = renderHook(() => useListConversationsInfinite(), { wrapper: providers(client) });
    await waitFor(() => expect(result.current.isSuccess).toBe(true));
    expect(result.current.hasNextPage).toBe(false);
  });
});

test("a page_token in the parameters is where the list begins", async () => {
  const { client, requests } = pagedApi({
    t1: page(["b"], { next_page_token: "t2" }),
    t2: page(["c"]),
  });
  const { result } = renderHook(() => useListConversationsInfinite({ page_token: "t1" }), {
    wrapper: providers(client),
  });
  await waitFor(() => expect(result.current.hasNextPage).toBe(true));
  await act(() => result.current.fetchNextPage());
  expect(requests.map((request) => queryOf(request).page_token)).toEqual(["t1", "t2"]);
});

describe("a token that comes a second time", () => {
  const loop = {
    "": page(["a"], { next_page_token: "secret-1" }),
    "secret-1": page(["b"], { next_page_token: "secret-2" }),
    "secret-2": page(["c"], { next_page_token: "secret-1" }),
  };

  test("is an error that asks for nothing, keeps the pages, and does not show the token", async () => {
    const { client, requests } = pagedApi(loop);
    const { result } = renderHook(() => useListConversationsInfinite(), { wrapper: providers(client) });
    for (const pages of [1, 2, 3]) {
      await waitFor(() => expect(result.current.data?.pages).toHaveLength(pages));
      await act(() => result.current.fetchNextPage());
    }
    await waitFor(() => expect(result.current.error).toBeInstanceOf(PageLoopError));
    expect(result.current.error).toMatchObject({ code: "PAGE_LOOP", pages: 3 });
    expect(result.current.error?.message).not.toContain("secret");
    expect(result.current.data?.pages).toHaveLength(3);
    expect(requests).toHaveLength(3);
  });

  test("is the error that the client's own walk of that list ends with", async () => {
    const { client } = pagedApi(loop);
    const walk = client.conversations.list().toArray();
    const prefetch = new QueryClient().fetchInfiniteQuery({
      ...listConversationsInfiniteOptions(client),
      pages: 10,
    });
    const [walked, prefetched] = await Promise.allSettled([walk, prefetch]);
    const reason = (result: PromiseSettledResult<unknown>): unknown =>
      result.status === "rejected" ? { ...result.reason } : undefined;
    expect(reason(prefetched)).toEqual(reason(walked));
  });
});

test("a page that fails leaves the pages before it, and can be asked for again", async () => {
  let up = false;
  const { client } = fakeApi((request) => {
    if (!queryOf(request).page_token) return Response.json(page(["a"], { next_page_token: "t1" }));
    return up ? Response.json(page(["b"])) : new Response(null, { status: 400 });
  });
  const { result } = renderHook(() => useListConversationsInfinite(), { wrapper: providers(client) });
  await waitFor(() => expect(result.current.isSuccess).toBe(true));
  await act(() => result.current.fetchNextPage());
  await waitFor(() => expect(result.current.isError).toBe(true));
  expect(result.current.data?.pages).toEqual([page(["a"], { next_page_token: "t1" })]);
  up = true;
  await act(() => result.current.fetchNextPage());
  await waitFor(() => expect(result.current.data?.pages[1]).toEqual(page(["b"])));
});

test("select decides what data is", async () => {
  const { client } = pagedApi({ "": page(["a", "b"]) });
  const { result } = renderHook(
    () =>
      useListConversationsInfinite(
        {},
        { select: ({ pages }) => pages.flatMap(({ conversations }) => conversations).length },
      ),
    { wrapper: providers(client) },
  );
  await waitFor(() => expect(result.current.data).toBe(2));
});
