import { ApiError } from "@covalkit/client";
import { QueryClient } from "@tanstack/react-query";
import { renderHook, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { useListConversations } from "../src/index.ts";
import { API_KEY, fakeApi, page, pagedApi, providers, queryOf } from "./api.tsx";

test("a hook asks for one page, with the parameters and the client's key", async () => {
  const { client, requests } = pagedApi({ "": page(["a", "b"]) });
  const { result } = renderHook(() => useListConversations({ page_size: 20, filter: "status=FAILED" }), {
    wrapper: providers(client),
  });
  expect(result.current.isPending).toBe(true);
  await waitFor(() => expect(result.current.data).toEqual(page(["a", "b"])));
  expect(requests).toHaveLength(1);
  expect(requests.map(queryOf)).toEqual([{ page_size: "20", filter: "status=FAILED" }]);
  expect(requests[0]?.headers.get("x-api-key")).toBe(API_KEY);
});

test("select decides what data is", async () => {
  const { client } = pagedApi({ "": page(["a", "b"]) });
  const { result } = renderHook(
    () => useListConversations({}, { select: ({ conversations }) => conversations.length }),
    { wrapper: providers(client) },
  );
  await waitFor(() => expect(result.current.data).toBe(2));
});

test("enabled: false asks for nothing", () => {
  const { client, requests } = pagedApi({ "": page([]) });
  const { result } = renderHook(() => useListConversations({}, { enabled: false }), {
    wrapper: providers(client),
  });
  expect(result.current.fetchStatus).toBe("idle");
  expect(requests).toEqual([]);
});

test("components that ask for the same share one request, however they write it", async () => {
  const { client, requests } = pagedApi({ "": page(["a"]) });
  const { result } = renderHook(
    () => [
      useListConversations({ page_size: 20, order_by: "status" }),
      useListConversations({ order_by: "status", page_size: 20, filter: undefined }),
    ],
    { wrapper: providers(client) },
  );
  await waitFor(() => expect(result.current.map(({ data }) => data)).toEqual([page(["a"]), page(["a"])]));
  expect(requests).toHaveLength(1);
});

test("other parameters are another request", async () => {
  const { client, requests } = pagedApi({ "": page(["a"]) });
  const { result, rerender } = renderHook(({ size }) => useListConversations({ page_size: size }), {
    wrapper: providers(client),
    initialProps: { size: 1 },
  });
  await waitFor(() => expect(result.current.isSuccess).toBe(true));
  rerender({ size: 2 });
  await waitFor(() => expect(requests.map(queryOf)).toEqual([{ page_size: "1" }, { page_size: "2" }]));
});

test("a failure is the client's typed error, and TanStack Query does not try again by itself", async () => {
  const { client, requests } = fakeApi(() =>
    Response.json({ error: { code: "PERMISSION_DENIED", message: "No.", details: [] } }, { status: 403 }),
  );
  const queries = new QueryClient({
    defaultOptions: { queries: { retry: 5, retryDelay: 0, notifyOnChangeProps: "all" } },
  });
  const { result } = renderHook(() => useListConversations(), { wrapper: providers(client, queries) });
  await waitFor(() => expect(result.current.isError).toBe(true));
  expect(result.current.error).toBeInstanceOf(ApiError);
  expect(result.current.error).toMatchObject({ status: 403, code: "PERMISSION_DENIED" });
  expect(result.current.failureCount).toBe(1);
  expect(requests).toHaveLength(1);
});

test("a component that goes away takes its request with it", async () => {
  const { client, requests } = fakeApi(() => new Promise(() => {}));
  const { unmount } = renderHook(() => useListConversations(), { wrapper: providers(client) });
  await waitFor(() => expect(requests).toHaveLength(1));
  expect(requests[0]?.signal.aborted).toBe(false);
  unmount();
  expect(requests[0]?.signal.aborted).toBe(true);
});
