import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createClient } from "@covalkit/client";
import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  listConversationsInfiniteOptions,
  listConversationsOptions,
  useListConversations,
  useListConversationsInfinite,
} from "../src/index.ts";
import { API_KEY, fakeApi, page, providers } from "./api.tsx";

let server: Server;
let baseUrl = "";

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.headers["x-api-key"] !== API_KEY) response.statusCode = 401;
    const token = new URL(request.url ?? "", baseUrl).searchParams.get("page_token");
    const body = token ? page(["second"]) : page(["first"], { next_page_token: "t1" });
    response.setHeader("content-type", "application/json").end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // listening on TCP
});

afterAll(() => server.close());

function Rows(): ReactNode {
  const one = useListConversations({ page_size: 1 }, { staleTime: Number.POSITIVE_INFINITY });
  const all = useListConversationsInfinite({ page_size: 1 }, { staleTime: Number.POSITIVE_INFINITY });
  const pages = [one.data, ...(all.data?.pages ?? [])];
  const ids = pages.flatMap((each) => each?.conversations.map(({ conversation_id }) => conversation_id));
  return <p>{`${ids.join(", ")}; more: ${all.hasNextPage}`}</p>;
}

test("what a server prefetched is there in its HTML and in the browser, which asks for nothing", async () => {
  const onServer = createClient({ apiKey: API_KEY, baseUrl });
  const queries = new QueryClient();
  await Promise.all([
    queries.prefetchQuery(listConversationsOptions(onServer, { page_size: 1 })),
    queries.prefetchInfiniteQuery({
      ...listConversationsInfiniteOptions(onServer, { page_size: 1 }),
      pages: 2,
    }),
  ]);
  const sent = JSON.stringify(dehydrate(queries));
  expect(sent).not.toContain(API_KEY);

  const { client, requests } = fakeApi(() => new Response(null, { status: 500 }));
  const Providers = providers(client);
  const tree = (
    <Providers>
      <HydrationBoundary state={JSON.parse(sent)}>
        <Rows />
      </HydrationBoundary>
    </Providers>
  );
  expect(renderToString(tree)).toBe("<p>first, first, second; more: false</p>");
  const container = document.createElement("div");
  container.innerHTML = renderToString(tree);
  document.body.append(container);
  render(tree, { container, hydrate: true });
  expect(screen.getByText("first, first, second; more: false")).toBeDefined();
  expect(requests).toEqual([]);
});
