import { once } from "node:events";
import { connect } from "node:net";
import { createClient } from "@covalkit/client";
import { createMockApi, generateConversations } from "@covalkit/mock";
import { type MockServer, serve } from "@covalkit/mock/server";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { REQUESTS_PER_MINUTE } from "../rate-limit.ts";

const apiKey = "example-key";
const conversations = generateConversations({ count: 30, seed: 3 }).map((conversation, index) => ({
  ...conversation,
  metadata: { tenant: index % 3 ? "a" : "b" },
}));
const api = createMockApi({ conversations, apiKey });

let upstream: MockServer;
let node: { address: () => unknown; close: () => void; closeAllConnections: () => void };
let nodePort: number;
/** Each server as a function of a request. */
const servers = new Map<string, (request: Request) => Promise<Response>>();

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  upstream = await serve(api, { port: 0 });
  vi.stubEnv("COVAL_API_KEY", apiKey);
  vi.stubEnv("COVAL_BASE_URL", upstream.url);
  vi.stubEnv("COVAL_PROXY_SECRET", "a-secret-of-the-tests-of-32-characters");
  // Imported only now: the proxy reads its address as it is made.
  const { GET } = await import("../next/app/api/coval/[...path]/route.ts");
  const { default: hono } = await import("../hono.ts");
  const { server } = await import("../node.ts");
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  node = server;
  nodePort = (server.address() as { port: number }).port; // it listens on a port
  servers.set("Next.js", GET);
  servers.set("Hono", async (request) => hono.fetch(request));
  servers.set("node:http", (request) => {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(`http://127.0.0.1:${nodePort}${pathname}${search}`, request));
  });
});

afterAll(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  node.close();
  node.closeAllConnections();
  await upstream.close();
});

/** A page's client, which has a session and no key. */
function pageOf(name: string, session: string) {
  const server = servers.get(name);
  if (!server) throw new Error(`There is no server ${name}`);
  const fetch = (request: Request) => {
    const headers = new Headers(request.headers);
    headers.set("cookie", `theme=dark; session=${session}`);
    return server(new Request(request, { headers }));
  };
  return createClient({ baseUrl: "https://app.test/api/coval", fetch });
}

describe.each(["Next.js", "Hono", "node:http"])("the proxy behind %s", (name) => {
  it("lists to each session the conversations of its tenant", async () => {
    const a = await pageOf(name, "session-of-a").conversations.list({ page_size: 7 }).toArray();
    const b = await pageOf(name, "session-of-b").conversations.list({ filter: "status!=DELETED" }).toArray();
    expect(a).toHaveLength(20);
    expect(new Set(a.map(({ metadata }) => metadata?.tenant))).toEqual(new Set(["a"]));
    expect(b.length).toBeGreaterThan(0);
    expect(new Set(b.map(({ metadata }) => metadata?.tenant))).toEqual(new Set(["b"]));
  });

  it("refuses whoever has no session", async () => {
    await expect(pageOf(name, "guessed").conversations.list()).rejects.toMatchObject({
      name: "PermissionDeniedError",
      code: "PERMISSION_DENIED",
    });
  });

  it("limits each tenant by itself, and says when to come back", async () => {
    vi.setSystemTime(Date.now() + 61_000); // a minute in which nobody has asked yet
    const [a, b] = ["session-of-a", "session-of-b"].map((session) => pageOf(name, session).conversations);
    for (let count = 0; count < REQUESTS_PER_MINUTE; count++) await a?.list();
    await expect(a?.list({}, { retry: 0 })).rejects.toMatchObject({
      name: "RateLimitError",
      code: "RESOURCE_EXHAUSTED",
      retryAt: new Date(Date.now() + 60_000),
    });
    expect((await b?.list())?.conversations).not.toEqual([]);
    vi.setSystemTime(Date.now() + 61_000);
    const another = pageOf(name, "session-of-a").conversations;
    expect((await another.list()).conversations).not.toEqual([]);
  });

  it("says what is wrong with a filter", async () => {
    const client = pageOf(name, "session-of-a");
    const query = { filter: "state=FAILED" };
    const { error } = await client.api.GET("/v1/conversations", { params: { query } });
    expect(error?.error.details?.[0]).toMatchObject({ field: "filter" });
  });
});

describe("the proxy behind node:http", () => {
  it.each(["TRACE /api/coval/v1/conversations", "GET //", "GET *", "POST /api/coval/v1/conversations"])(
    "outlives the request line %s",
    async (line) => {
      const socket = connect(nodePort, "127.0.0.1");
      socket.end(`${line} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
      const chunks: Buffer[] = [];
      for await (const chunk of socket) chunks.push(chunk as Buffer);
      expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 40[045]/);
      const { conversations } = await pageOf("node:http", "session-of-a").conversations.list();
      expect(conversations).not.toEqual([]);
    },
  );
});
