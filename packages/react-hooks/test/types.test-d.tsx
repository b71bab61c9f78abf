import {
  type Conversation,
  type CovalClient,
  conversationFilter as f,
  type ListConversationsResponse,
} from "@covalkit/client";
import { type InfiniteData, QueryClient, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { expectTypeOf, test } from "vitest";
import {
  listConversationsInfiniteOptions,
  listConversationsOptions,
  type PageParam,
  useListConversations,
  useListConversationsInfinite,
  useListConversationsSuspense,
} from "../src/index.ts";

declare const client: CovalClient;
type Pages = InfiniteData<ListConversationsResponse, PageParam>;

test("data is the response, or undefined until it is there", () => {
  expectTypeOf(useListConversations().data).toEqualTypeOf<ListConversationsResponse | undefined>();
  expectTypeOf(useListConversationsSuspense().data).toEqualTypeOf<ListConversationsResponse>();
  expectTypeOf(useListConversationsInfinite().data).toEqualTypeOf<Pages | undefined>();
  expectTypeOf(useListConversations().error).toEqualTypeOf<Error | null>();
});

test("select decides the type of data", () => {
  const ids = ({ conversations }: ListConversationsResponse): string[] =>
    conversations.map(({ conversation_id }) => conversation_id);
  expectTypeOf(useListConversations({}, { select: ids }).data).toEqualTypeOf<string[] | undefined>();
  expectTypeOf(useListConversationsSuspense({}, { select: ids }).data).toEqualTypeOf<string[]>();
  const rows = useListConversationsInfinite(
    { filter: "status=FAILED" },
    { select: ({ pages }) => pages.flatMap(({ conversations }) => conversations) },
  );
  expectTypeOf(rows.data).toEqualTypeOf<Conversation[] | undefined>();
});

test("options are TanStack Query's own, without what the operation decides", () => {
  useListConversations({}, { enabled: false, staleTime: 1000, refetchInterval: 5000 });
  useListConversations({}, { placeholderData: (before) => before });
  // @ts-expect-error retries are the client's
  useListConversations({}, { retry: 3 });
  // @ts-expect-error the key is made from the parameters
  useListConversations({}, { queryKey: ["mine"] });
  // @ts-expect-error a Suspense hook cannot be off
  useListConversationsSuspense({}, { enabled: false });
  // @ts-expect-error the first page is a parameter, page_token
  useListConversationsInfinite({}, { initialPageParam: "t" });
  // @ts-expect-error pages are not forgotten
  useListConversationsInfinite({}, { maxPages: 3 });
});

test("parameters are the client's", () => {
  useListConversations({ page_size: 20, order_by: "-create_time" });
  // @ts-expect-error not a field to order by
  useListConversations({ order_by: "mislaid_by" });
  // @ts-expect-error not a parameter
  useListConversations({ mislaid: 20 });
});

test("a literal filter is checked in every hook and factory", () => {
  useListConversations({ filter: "status=FAILED" });
  useListConversations({ filter: f.status.eq("FAILED") });
  // @ts-expect-error no such status
  useListConversations({ filter: "status=FAILD" });
  // @ts-expect-error no such field
  useListConversationsSuspense({ filter: "stattus=FAILED" });
  // @ts-expect-error no value
  useListConversationsInfinite({ filter: "status=" });
  // @ts-expect-error no such status
  listConversationsOptions(client, { filter: "status=FAILD" });
  // @ts-expect-error no such status
  listConversationsInfiniteOptions(client, { filter: "status=FAILD" });
});

test("a filter that is no literal is any string", () => {
  const typed: string = "status=FAILED";
  useListConversations({ filter: typed });
});

test("options fit TanStack Query, and a key knows its data", async () => {
  const queries = new QueryClient();
  const options = listConversationsOptions(client);
  expectTypeOf(queries.getQueryData(options.queryKey)).toEqualTypeOf<ListConversationsResponse | undefined>();
  expectTypeOf(await queries.ensureQueryData(options)).toEqualTypeOf<ListConversationsResponse>();
  expectTypeOf(useQuery(options).data).toEqualTypeOf<ListConversationsResponse | undefined>();
  expectTypeOf(useSuspenseQuery(options).data).toEqualTypeOf<ListConversationsResponse>();

  const infinite = listConversationsInfiniteOptions(client);
  expectTypeOf(queries.getQueryData(infinite.queryKey)).toEqualTypeOf<Pages | undefined>();
  expectTypeOf(await queries.fetchInfiniteQuery({ ...infinite, pages: 2 })).toEqualTypeOf<Pages>();
});
