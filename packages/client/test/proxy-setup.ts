import { type Conversation, conversationFilter } from "@covalkit/client";
import { type Constraint, createProxy, type ProxyOptions } from "@covalkit/client/proxy";
import { createMockApi, generateConversations, type MockApi, type MockApiOptions } from "@covalkit/mock";

export const KEY = "sk-live-0123456789";
/** Where the proxy is mounted. */
export const MOUNT = "https://app.test/api/coval";

export type Handler = (request: Request) => Promise<Response>;

/** Options of a proxy that lets everyone list conversations. */
export const open = (options: Partial<ProxyOptions> = {}): ProxyOptions => ({
  apiKey: KEY,
  authorize: () => true,
  allow: ["listConversations"],
  basePath: "/api/coval",
  ...options,
});

/** A proxy in front of the mock; `upstream` are the requests that reached it. */
export function proxied(
  options: Partial<ProxyOptions> = {},
  mock: MockApiOptions = {},
): {
  proxy: Handler;
  api: MockApi;
  upstream: Request[];
  ask: (query?: string, init?: RequestInit) => Promise<ProxyReply>;
} {
  const api = createMockApi({ conversations: tenants(60), apiKey: KEY, ...mock });
  const upstream: Request[] = [];
  const fetch = (request: Request) => {
    upstream.push(request);
    return api.fetch(request);
  };
  const proxy = createProxy(open({ fetch, ...options }));
  return { proxy, api, upstream, ask: (query, init) => ask(proxy, query, init) };
}

/** A proxy whose API answers every request as `answer` says. */
export function inFrontOf(
  answer: (request: Request) => Response | Promise<Response>,
  options: Partial<ProxyOptions> = {},
): (query?: string, init?: RequestInit) => Promise<ProxyReply> {
  const proxy = createProxy(open({ fetch: async (request) => answer(request), ...options }));
  return (query, init) => ask(proxy, query, init);
}

export interface Body {
  readonly conversations: Conversation[];
  readonly next_page_token: string | null;
  readonly error: { code: string; message: string; details: { field: string; description: string }[] };
}

/** What a page gets: its body read as JSON. */
export interface ProxyReply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** A page or an error, whichever the test expects. */
  readonly body: Body;
}

export async function ask(proxy: Handler, query = "", init: RequestInit = {}): Promise<ProxyReply> {
  const response = await proxy(new Request(`${MOUNT}/v1/conversations${query}`, init));
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: text === "" ? undefined : JSON.parse(text),
  };
}

/** Every page, by the tokens. */
export async function walk(proxy: Handler, query: Record<string, string>): Promise<ProxyReply[]> {
  const replies: ProxyReply[] = [];
  for (let token: string | null | undefined = ""; typeof token === "string"; ) {
    const params = new URLSearchParams({ ...query, ...(token && { page_token: token }) });
    const reply = await ask(proxy, `?${params}`);
    replies.push(reply);
    token = reply.status === 200 ? reply.body.next_page_token : undefined;
  }
  return replies;
}

/** Conversations of the tenants `a`, `b` and none, in turn. */
export function tenants(count: number): Conversation[] {
  return generateConversations({ count, seed: 5 }).map((conversation, index) => {
    const tenant = ["a", "b", undefined][index % 3];
    return { ...conversation, metadata: { ...(tenant && { tenant }), number: index % 5 } };
  });
}

export const tenantOf = ({ metadata }: Conversation): unknown => metadata?.tenant;

/** A constraint to one tenant. */
export const only = (tenant: string): Constraint => ({
  filter: conversationFilter.metadata("tenant").eq(tenant),
});
