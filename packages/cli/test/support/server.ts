import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** What a test server was asked. */
export interface Asked {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage["headers"];
}

export interface TestServer {
  readonly url: string;
  readonly asked: readonly Asked[];
  close(): Promise<unknown>;
}

/** What to answer: JSON with status 200, unless it writes the response itself. */
export type Answer = (asked: Asked, response: ServerResponse) => unknown;

/** A real HTTP server on a free port, closed when the test is over. */
export async function startServer(answer: Answer): Promise<TestServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const one = { path: url.pathname, query: Object.fromEntries(url.searchParams), headers: request.headers };
    asked.push(one);
    const body = answer(one, response);
    if (body !== undefined) sendJson(response, 200, body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = (): Promise<unknown> => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(async () => {
    await close();
  });
  const { port } = server.address() as AddressInfo; // it listens on a port
  return { url: `http://127.0.0.1:${port}`, asked, close };
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** A conversation as the API has them. */
export const conversation = (id: string, more: object = {}): object => ({
  conversation_id: id,
  status: "COMPLETED",
  create_time: "2025-11-03T14:32:30Z",
  external_conversation_id: `external-${id}`,
  has_audio: true,
  occurred_at: "2025-11-03T14:32:00Z",
  ...more,
});
