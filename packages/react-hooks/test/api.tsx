import { type CovalClient, createClient, type ListConversationsResponse } from "@covalkit/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactElement, ReactNode } from "react";
import { CovalProvider } from "../src/index.ts";

export const API_KEY = "key-that-must-not-leak";

/** A client whose requests `answer` answers, and what was asked. */
export function fakeApi(answer: (request: Request) => Response | Promise<Response>): {
  client: CovalClient;
  requests: Request[];
} {
  const requests: Request[] = [];
  const client = createClient({
    apiKey: API_KEY,
    baseUrl: "http://127.0.0.1",
    fetch: async (request) => {
      requests.push(request);
      return answer(request);
    },
  });
  return { client, requests };
}

/** An API whose pages are known by their token; `""` is the first. */
export const pagedApi = (pages: Readonly<Record<string, object>>): ReturnType<typeof fakeApi> =>
  fakeApi((request) => Response.json(pages[queryOf(request).page_token ?? ""]));

/** One page of conversations with these ids. */
export const page = (
  ids: readonly string[],
  rest: Pick<ListConversationsResponse, "next_page_token"> = {},
): ListConversationsResponse => ({
  conversations: ids.map((id) => ({
    name: `conversations/${id}`,
    conversation_id: id,
    status: "COMPLETED",
    create_time: "2025-11-03T14:32:30Z",
  })),
  ...rest,
});

export const queryOf = ({ url }: Request): Record<string, string> =>
  Object.fromEntries(new URL(url).searchParams);

/** A cache that re-renders for any change: tests read results outside of a render, where reading is not noticed. */
const observedCache = (): QueryClient =>
  new QueryClient({ defaultOptions: { queries: { notifyOnChangeProps: "all" } } });

/** Both providers around a tree. */
export function providers(
  client: CovalClient,
  queries: QueryClient = observedCache(),
): (props: { children: ReactNode }) => ReactElement {
  return ({ children }) => (
    <QueryClientProvider client={queries}>
      <CovalProvider client={client}>{children}</CovalProvider>
    </QueryClientProvider>
  );
}
