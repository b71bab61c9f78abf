import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderHook } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { CovalProvider, useCovalClient, useListConversations } from "../src/index.ts";
import { page, pagedApi } from "./api.tsx";

test("useCovalClient is the client of the nearest provider", () => {
  const outer = pagedApi({ "": page([]) }).client;
  const inner = pagedApi({ "": page([]) }).client;
  const { result } = renderHook(useCovalClient, {
    wrapper: ({ children }) => (
      <CovalProvider client={outer}>
        <CovalProvider client={inner}>{children}</CovalProvider>
      </CovalProvider>
    ),
  });
  expect(result.current).toBe(inner);
});

test("without a provider a hook says what to wrap it in", () => {
  vi.spyOn(console, "error").mockImplementation(() => {}); // React reports what a render throws
  const queries = new QueryClient();
  expect(() =>
    renderHook(() => useListConversations(), {
      wrapper: ({ children }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>,
    }),
  ).toThrow("<CovalProvider client={createClient({ … })}>");
});
