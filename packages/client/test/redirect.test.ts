import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { CrossOriginRedirectError, createClient } from "@covalkit/client";
import { afterEach, describe, expect, it } from "vitest";
import { failure, page } from "./scripted.ts";

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(
    servers.splice(0).map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    ),
  );
});

/** A server on a free port of this machine, and the requests it got. */
async function serve(
  listener: RequestListener,
): Promise<{ url: string; seen: { path: string; key: unknown }[] }> {
  const seen: { path: string; key: unknown }[] = [];
  const server = createServer((request, response) => {
    seen.push({ path: request.url ?? "", key: request.headers["x-api-key"] });
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

const answer: RequestListener = (_, response) => {
  response.setHeader("content-type", "application/json").end(JSON.stringify(page(["a"])));
};

describe("a redirect", () => {
  it.each([301, 302, 303, 307, 308])("%i within the origin is followed, key and all", async (status) => {
    const { url, seen } = await serve((request, response) => {
      if (request.url?.startsWith("/v2")) answer(request, response);
      else response.writeHead(status, { location: `/v2${request.url}` }).end();
    });
    const client = createClient({ apiKey: "the-key", baseUrl: url });
    expect(await client.conversations.list({ page_size: 3 })).toEqual(page(["a"]));
    expect(seen).toEqual([
      { path: "/v1/conversations?page_size=3", key: "the-key" },
      { path: "/v2/v1/conversations?page_size=3", key: "the-key" },
    ]);
  });

  it("to another origin is an error, and nothing is sent there", async () => {
    const other = await serve(answer);
    const { url, seen } = await serve((_, response) => {
      response.writeHead(302, { location: `${other.url}/secret?token=1` }).end();
    });
    const types: string[] = [];
    const client = createClient({ apiKey: "the-key", baseUrl: url, onEvent: ({ type }) => types.push(type) });
    const error = await failure(client.conversations.list());
    expect(types).toEqual(["request", "error"]);
    expect(error).toBeInstanceOf(CrossOriginRedirectError);
    expect(error).toMatchObject({ code: "CROSS_ORIGIN_REDIRECT", location: other.url });
    expect(seen).toHaveLength(1);
    expect(other.seen).toHaveLength(0);
  });

  it("whose target has credentials is followed without them", async () => {
    const { url, seen } = await serve((request, response) => {
      const { host } = request.headers;
      if (request.url === "/v2") answer(request, response);
      else response.writeHead(302, { location: `http://user:secret@${host}/v2` }).end();
    });
    const client = createClient({ apiKey: "the-key", baseUrl: url, retry: 0 });
    expect(await client.conversations.list()).toEqual(page(["a"]));
    expect(seen[1]).toEqual({ path: "/v2", key: "the-key" });
  });

  it("that never ends is an error", async () => {
    const { url, seen } = await serve((request, response) => {
      response.writeHead(302, { location: request.url }).end();
    });
    const client = createClient({ apiKey: "the-key", baseUrl: url, retry: 0 });
    expect(await failure(client.conversations.list())).toMatchObject({
      name: "ConnectionError",
      cause: { message: expect.stringContaining("redirected more than 20 times") },
    });
    expect(seen).toHaveLength(21);
  });

  it("whose target the platform hides is an error", async () => {
    const hidden = Object.defineProperties(new Response(null), {
      type: { value: "opaqueredirect" },
      status: { value: 0 },
    });
    const client = createClient({
      apiKey: "the-key",
      baseUrl: "https://api.test",
      fetch: async () => hidden,
    });
    expect(await failure(client.conversations.list())).toMatchObject({ location: undefined });
  });
});

describe("over a real connection", () => {
  it("the key's header is in lower case", async () => {
    let raw: string[] = [];
    const { url } = await serve((request, response) => {
      raw = request.rawHeaders;
      answer(request, response);
    });
    await createClient({ apiKey: "the-key", baseUrl: url }).conversations.list();
    expect(raw[raw.indexOf("the-key") - 1]).toBe("x-api-key");
  });

  it("a reason phrase that no Response can hold does not hide the answer", async () => {
    const { url, seen } = await serve((_, response) => {
      response.writeHead(404, "Né").end();
    });
    const error = await failure(createClient({ apiKey: "k", baseUrl: url }).conversations.list());
    expect(error).toMatchObject({ status: 404, code: "HTTP_404" });
    expect(seen).toHaveLength(1);
  });

  it("an answer in gzip is read, and can be read again by a middleware", async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
      response.end(gzipSync(JSON.stringify(page(["a"]))));
    });
    const client = createClient({ apiKey: "k", baseUrl: url });
    const bodies: unknown[] = [];
    client.api.use({ onResponse: async ({ response }) => void bodies.push(await response.clone().json()) });
    expect(await client.conversations.list()).toEqual(page(["a"]));
    expect(bodies).toEqual([page(["a"])]);
  });

  it("a body that was sent is sent again when the key is asked for again", async () => {
    const bodies: string[] = [];
    const { url } = await serve((request, response) => {
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => {
        bodies.push(body);
        response.writeHead(401).end();
      });
    });
    const client = createClient({ apiKey: () => "k", baseUrl: url });
    // @ts-expect-error: the document has no POST here
    const { response } = await client.api.POST("/v1/conversations", { body: { a: 1 } });
    expect(response.status).toBe(401);
    expect(bodies).toEqual(['{"a":1}', '{"a":1}']);
  });

  it("an aborted call closes its socket", async () => {
    let closed: (value: unknown) => void;
    const socketClosed = new Promise((resolve) => {
      closed = resolve;
    });
    const controller = new AbortController();
    const { url } = await serve((request) => {
      request.socket.once("close", closed);
      controller.abort();
    });
    const client = createClient({ apiKey: "k", baseUrl: url });
    expect(await failure(client.conversations.list({}, { signal: controller.signal }))).toMatchObject({
      code: "ABORTED",
    });
    await socketClosed;
  });

  it("an attempt that failed closes its socket, though the answer goes on", async () => {
    let closed: (value: unknown) => void;
    const socketClosed = new Promise((resolve) => {
      closed = resolve;
    });
    const { url } = await serve((request, response) => {
      request.socket.once("close", closed);
      response.writeHead(302, { location: "https://elsewhere.test/" });
      response.write("more to come");
    });
    const client = createClient({ apiKey: "k", baseUrl: url });
    expect(await failure(client.conversations.list())).toMatchObject({ code: "CROSS_ORIGIN_REDIRECT" });
    await socketClosed;
    // The collector closes it too, some 15 s later.
  }, 5_000);

  it.each<[string, RequestListener]>([
    ["a connection that is reset", (request) => void request.socket.destroy()],
    [
      "a body that is cut off",
      (_, response) => {
        response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
        response.write('{"conversations": [');
        setImmediate(() => response.socket?.destroy());
      },
    ],
  ])("%s is tried again", async (_, fail) => {
    let count = 0;
    const { url, seen } = await serve((request, response) =>
      count++ === 0 ? fail(request, response) : answer(request, response),
    );
    const client = createClient({ apiKey: "k", baseUrl: url });
    expect(await client.conversations.list()).toEqual(page(["a"]));
    expect(seen).toHaveLength(2);
  });

  it("no server at all is a connection error that says where it looked", async () => {
    const { url } = await serve(answer);
    const server = servers.pop();
    await new Promise((resolve) => server?.close(resolve));
    const error = await failure(createClient({ apiKey: "k", baseUrl: url, retry: 0 }).conversations.list());
    expect(error).toMatchObject({ code: "CONNECTION", message: expect.stringContaining(url) });
  });
});
