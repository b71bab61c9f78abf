// @vitest-environment jsdom
import { createClient } from "@covalkit/client";
import {
  CovalProvider,
  useListConversations,
  useListConversationsInfinite,
  useListConversationsSuspense,
} from "@covalkit/react-hooks";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderHook, waitFor } from "@testing-library/react";
import { type ReactNode, Suspense } from "react";
import { describe, expect, inject, it } from "vitest";
import { errorExamples, pageExamples } from "../prism/cases.ts";
import { preferring } from "../prism/prefer-proxy.ts";

/** What a page wraps its components in, over Prism with a preference. */
function surroundings(preference: string) {
  const client = createClient({
    apiKey: "contract-tests",
    baseUrl: preferring(inject("preferUrl"), preference),
    retry: 0,
  });
  const queries = new QueryClient();
  return ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queries}>
      <CovalProvider client={client}>
        <Suspense fallback={null}>{children}</Suspense>
      </CovalProvider>
    </QueryClientProvider>
  );
}

describe("the hooks against the mock of the document", () => {
  it.each(pageExamples)("show the page %s", async (name, body) => {
    const { result } = renderHook(() => useListConversations({ page_size: 20 }), {
      wrapper: surroundings(`example=${name}`),
    });
    await waitFor(() => expect(result.current.data).toEqual(body));
  });

  it.each(errorExamples)("show %i %s as a typed error, asked for once", async (status, name, body) => {
    const { result } = renderHook(() => useListConversations(), {
      wrapper: surroundings(`code=${status}, example=${name}`),
    });
    await waitFor(() => expect(result.current.error).toMatchObject({ status, code: body.error.code }));
    expect(result.current.failureCount).toBe(1);
  });

  it("suspend until the page is there", async () => {
    const { result } = renderHook(() => useListConversationsSuspense(), {
      wrapper: surroundings("example=empty"),
    });
    await waitFor(() => expect(result.current?.data.conversations).toEqual([]));
  });

  it("know the last page of an infinite list", async () => {
    const { result } = renderHook(() => useListConversationsInfinite(), {
      wrapper: surroundings("example=last_page"),
    });
    await waitFor(() => expect(result.current.data?.pages).toHaveLength(1));
    expect(result.current.hasNextPage).toBe(false);
  });
});
