import { QueryClient } from "@tanstack/react-query";
import { renderHook, waitFor } from "@testing-library/react";
import { type ReactNode, Suspense } from "react";
import { describe, expect, test } from "vitest";
import {
  useListConversations,
  useListConversationsInfinite,
  useListConversationsSuspense,
} from "../src/index.ts";
import { fakeApi, page, providers, queryOf } from "./api.tsx";

const VARIANTS = [
  ["useListConversations", useListConversations],
  ["useListConversationsInfinite", useListConversationsInfinite],
  ["useListConversationsSuspense", useListConversationsSuspense],
] as const;

/** The providers, a place to suspend, and a cache that would retry at once where a query let it. */
function tree(client: Parameters<typeof providers>[0]): (props: { children: ReactNode }) => ReactNode {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: 2, retryDelay: 0 } } });
  const Providers = providers(client, queries);
  return ({ children }) => (
    <Providers>
      <Suspense fallback="waiting">{children}</Suspense>
    </Providers>
  );
}

describe.each(VARIANTS)("%s", (_, hook) => {
  test("sends its parameters", async () => {
    const { client, requests } = fakeApi(() => Response.json(page(["a"])));
    renderHook(() => hook({ filter: 'metadata.team="x"' }), { wrapper: tree(client) });
    await waitFor(() => expect(requests).toHaveLength(1));
    expect(requests.map(queryOf)).toEqual([{ filter: 'metadata.team="x"' }]);
  });

  test("gives its query's function, key and retries no other for those that a caller slips in", async () => {
    const { client, requests } = fakeApi(() => Response.json(page(["a"])));
    const theirs = { queryKey: ["theirs"], queryFn: () => "theirs", retry: 9, initialPageParam: "theirs" };
    // The types refuse them; JavaScript does not.
    const { result } = renderHook(() => hook({}, theirs as object), { wrapper: tree(client) });
    await waitFor(() => expect(result.current?.data).toBeDefined());
    expect(JSON.stringify(result.current.data)).toContain('"conversation_id":"a"');
    expect(requests.map(queryOf)).toEqual([{}]);
  });
});

describe.each(VARIANTS.slice(0, 2))("%s", (_, hook) => {
  test("asks once where the answer is an error: the client has the one budget of retries", async () => {
    const { client, requests } = fakeApi(() => new Response(null, { status: 404 }));
    const { result } = renderHook(() => hook(), { wrapper: tree(client) });
    await waitFor(() => expect(result.current.isError).toBe(true));
    expect(requests).toHaveLength(1);
  });

  test("aborts its request when the last component that shows it goes", async () => {
    let aborted = false;
    const { client, requests } = fakeApi(
      ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener("abort", () => {
            aborted = true;
            reject(signal.reason);
          });
        }),
    );
    const { unmount } = renderHook(() => hook(), { wrapper: tree(client) });
    await waitFor(() => expect(requests).toHaveLength(1));
    unmount();
    await waitFor(() => expect(aborted).toBe(true));
  });
});
