import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createMockApi, generateConversations, type MockApiOptions } from "../src/index.ts";
import { type MockServer, serve } from "../src/server/index.ts";
import { KEY } from "./ask.ts";
import { USUAL } from "./page-sizes.ts";

const conversations = generateConversations({ count: USUAL + 50, seed: 1 });
const headers = { "x-api-key": KEY };
let server: MockServer | undefined;

afterEach(async () => {
  await server?.close();
});

async function start(options: MockApiOptions = {}, graceMs = 1000) {
  const api = createMockApi({ conversations, ...options });
  server = await serve(api, { graceMs });
  return { api, server, address: `${server.url}/v1/conversations` };
}

/** node:http, which lets a request name any host. */
async function raw(address: string, own: Record<string, string>, method = "GET") {
  const sent = request(address, { method, headers: { ...headers, ...own }, agent: false }).end();
  const [incoming]: IncomingMessage[] = await once(sent, "response");
  const chunks: Buffer[] = [];
  for await (const chunk of incoming ?? []) chunks.push(chunk);
  return { status: incoming?.statusCode, headers: incoming?.headers ?? {}, body: Buffer.concat(chunks) };
}

test("it answers as api.fetch does, on a port of its own, on this machine alone", async () => {
  const { api, address, server } = await start();
  const served = await fetch(address, { headers });
  const direct = await api.fetch("/v1/conversations", { headers });
  expect(await served.json()).toEqual(await direct.json());
  expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
});

test("a port that is taken is an error", async () => {
  const { server } = await start();
  await expect(serve(createMockApi(), { port: server.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("it serves what createMockApi made, and nothing else", async () => {
  const api = createMockApi();
  await expect(serve({ ...api })).rejects.toThrow(TypeError);
});

describe("a request for another host", () => {
  test.each(["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example"])(
    "such as %s is refused: a page may have bound its name to this machine",
    async (host) => {
      const { address } = await start();
      const { status, body } = await raw(address, { host });
      expect(status).toBe(421);
      expect(body.toString()).toContain(JSON.stringify(host));
    },
  );

  test.each(["localhost", "localhost:1", "app.localhost", "127.0.0.2:80", "[::1]:3000"])(
    "is none where it asks for %s",
    async (host) => {
      const { address } = await start();
      expect((await raw(address, { host })).status).toBe(200);
    },
  );

  test("is answered where the address to listen on was named", async () => {
    server = await serve(createMockApi({ conversations }), { hostname: "127.0.0.1" });
    expect((await raw(`${server.url}/v1/conversations`, { host: "mock.internal" })).status).toBe(200);
  });
});

describe("broken connections", () => {
  test("reset: nothing comes", async () => {
    const { address, api } = await start({ faults: { rates: { reset: 1 } } });
    await expect(raw(address, {})).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(api.requests[0]?.fault).toBe("reset");
  });

  test("cut: the body ends before its length", async () => {
    const { address } = await start({ faults: { rates: { cut: 1 } } });
    const response = await fetch(address, { headers });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow("terminated");
  });
});

test("a slow body arrives whole", async () => {
  const { address } = await start({ faults: { rates: { slow: 1 }, slowMs: 50 } });
  const body = await (await fetch(address, { headers })).json();
  expect(body.conversations).toHaveLength(USUAL);
});

test("a client that goes away is noticed", async () => {
  const seen: (number | undefined)[] = [];
  let noticed = () => {};
  const gone = new Promise<void>((resolve) => {
    noticed = resolve;
  });
  const { server } = await start({
    faults: { rates: { hang: 1 } },
    onRequest: ({ status }) => {
      seen.push(status);
      noticed();
    },
  });
  const socket = connect(server.port, "127.0.0.1");
  socket.write("GET /v1/conversations HTTP/1.1\r\nhost: localhost\r\n\r\n", () => socket.destroy());
  await gone;
  expect(seen).toEqual([undefined]);
});

describe("close", () => {
  test("lets a running answer finish, and takes no more", async () => {
    const { address, server, api } = await start({ latencyMs: 30 }, 60_000);
    const running = fetch(address, { headers });
    while (api.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const closed = server.close();
    const { status, headers: own } = await running;
    expect(status).toBe(200);
    // A connection that stays open for more would hold the server for seconds.
    expect(own.get("connection")).toBe("close");
    await closed;
    await expect(fetch(address, { headers })).rejects.toThrow();
  });

  test("does not wait for a request that is never answered", async () => {
    const { address, server, api } = await start({ faults: { rates: { hang: 1 } } }, 60_000);
    const hanging = fetch(address, { headers }).catch((error: unknown) => error);
    while (api.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await server.close();
    expect(await hanging).toBeInstanceOf(TypeError);
  });

  test("cuts off what takes longer than the grace", async () => {
    const { address, server, api } = await start({ latencyMs: 600_000 }, 1);
    const late = fetch(address, { headers }).catch((error: unknown) => error);
    while (api.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await server.close();
    expect(await late).toBeInstanceOf(TypeError);
  });

  test("may be called twice", async () => {
    const { server } = await start();
    await Promise.all([server.close(), server.close()]);
  });
});

test.each(["//v1/conversations", "/%", "/v1/conversations/%E0%A4%A", "*"])(
  "the odd address %s is not there, and breaks nothing",
  async (path) => {
    const { server } = await start();
    const socket = connect(server.port, "127.0.0.1");
    socket.end(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nx-api-key: k\r\nconnection: close\r\n\r\n`);
    let text = "";
    for await (const chunk of socket) text += chunk;
    expect(text).toMatch(/^HTTP\/1\.1 404 /);
  },
);
