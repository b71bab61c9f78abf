import { conversationFilter } from "@covalkit/client";
import { type Constraint, createProxy, type OperationId, type ProxyOptions } from "@covalkit/client/proxy";

const apiKey = "key";
const authorize = (): boolean => true;

export const handler: (request: Request) => Promise<Response> = createProxy({
  apiKey: async () => "key",
  authorize: async () => new Response(null, { status: 401 }),
  allow: ["listConversations"],
  constrain: async (request, operation) => ({
    filter: conversationFilter
      .metadata("tenant")
      .eq(request.headers.get("x-tenant") ?? operation.operationId),
    params: { order_by: "create_time", page_size: 5 },
    maxPageSize: 50,
  }),
});

export const id: OperationId = "listConversations";
export const none: Constraint = {};

createProxy({
  apiKey,
  authorize,
  // @ts-expect-error: no such operation
  allow: ["mislayConversations"],
});

// @ts-expect-error: without authorize anyone could use the key
createProxy({ apiKey, allow: [] });

// @ts-expect-error: what may be used must be said
createProxy({ apiKey, authorize });

// @ts-expect-error: there is no key to add
createProxy({ authorize, allow: [] });

// @ts-expect-error: a filter is pinned as an expression, never as text
export const text: Constraint = { filter: "metadata.tenant=a" };

// @ts-expect-error: a filter that may be missing would leave the proxy open
export const missing: Constraint = { filter: undefined };

export const silent: ProxyOptions = {
  apiKey,
  authorize,
  allow: [],
  // @ts-expect-error: no constraint is {}, not nothing
  constrain: () => undefined,
};
