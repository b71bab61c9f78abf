import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock } from "../clock.ts";
import type { Exchange } from "../exchange.ts";
import { isLoopbackName } from "../http/loopback.ts";
import { inPieces, type MockResponse } from "../http/mock-response.ts";
import type { MockApi } from "../mock-api.ts";
import { exchangeOf } from "../transport.ts";

export interface ServeOptions {
  /** 0: any port that is free. @default 0 */
  readonly port?: number;
  /**
   * The address to listen on. Without it, requests whose `Host` is not a name of this machine are refused (421): a page
   * could have bound its own name to the loopback address (DNS rebinding).
   * @default "127.0.0.1"
   */
  readonly hostname?: string;
  /** How long `close` lets running answers finish, in milliseconds. @default 1000 */
  readonly graceMs?: number;
}

export interface MockServer {
  /** `http://127.0.0.1:4700`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Takes no more requests, lets running answers finish, and resolves when every connection is closed. */
  readonly close: () => Promise<void>;
}

/**
 * Serves the API over HTTP, with what a Response cannot say: broken connections. Rejects where the port cannot be used.
 *
 * @example
 * const server = await serve(api, { port: 0 });
 */
export async function serve(api: MockApi, options: ServeOptions = {}): Promise<MockServer> {
  const { port = 0, hostname, graceMs = 1000 } = options;
  const exchange = exchangeOf(api);
  const closing = new AbortController();
  const server = createServer((incoming, outgoing) => {
    outgoing.once("close", () => {
      // The connection is idle only after this event.
      if (closing.signal.aborted) setImmediate(() => server.closeIdleConnections());
    });
    if (hostname === undefined && !isLoopbackHost(incoming.headers.host)) {
      incoming.resume();
      refuseHost(outgoing, incoming.headers.host);
      return;
    }
    respond(exchange, incoming, outgoing, closing.signal).catch((error: unknown) =>
      refuse(outgoing, error, closing.signal),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname ?? "127.0.0.1", resolve);
  });
  // A server that listens on a port has an address of this form.
  const address = server.address() as AddressInfo;
  const host = address.family === "IPv6" ? `[${address.address}]` : address.address;

  let closed: Promise<void> | undefined;
  async function close(): Promise<void> {
    const ended = new Promise<void>((resolve) => server.close(() => resolve()));
    closing.abort(new Error("The server is closing"));
    server.closeIdleConnections();
    const timer = setTimeout(() => server.closeAllConnections(), graceMs);
    await ended;
    clearTimeout(timer);
  }

  return {
    url: `http://${host}:${address.port}`,
    port: address.port,
    close() {
      closed ??= close();
      return closed;
    },
  };
}

async function respond(
  exchange: Exchange,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  closing: AbortSignal,
): Promise<void> {
  const gone = new AbortController();
  outgoing.once("close", () => {
    if (!outgoing.writableFinished) gone.abort(new Error("The client is gone"));
  });
  incoming.resume();
  const { method = "GET", url = "/" } = incoming;
  const headers = headersOf(incoming);
  const answer = await exchange.answer({
    method,
    // Joined, for a path that begins with two slashes would be read as a host.
    url: new URL(`http://${LOCAL}${url.startsWith("/") ? url : "/"}`),
    headers,
    signal: gone.signal,
    hangUntil: AbortSignal.any([gone.signal, closing]),
    overWire: true,
  });
  if (closing.aborted) outgoing.shouldKeepAlive = false;
  await carry(answer, outgoing, exchange.clock, gone.signal);
}

/** Sends an answer, at its pace, as far as it gets. */
async function carry(
  answer: MockResponse,
  outgoing: ServerResponse,
  clock: Clock,
  gone: AbortSignal,
): Promise<void> {
  const { status, headers, body } = answer;
  if (answer.broken === "before" || (answer.broken && answer.bodiless)) {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  outgoing.writeHead(status, Object.fromEntries(headers));
  if (answer.bodiless) {
    outgoing.end();
  } else if (answer.broken) {
    // A part must have left before the connection goes.
    const part = body.subarray(0, Math.ceil(body.length / 2));
    outgoing.write(part, () => outgoing.socket?.resetAndDestroy());
  } else if (answer.pace) {
    for await (const piece of inPieces(body, answer.pace, clock, gone)) outgoing.write(piece);
    outgoing.end();
  } else {
    outgoing.end(body);
  }
}

const LOCAL = "localhost";

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let i = 0; i + 1 < rawHeaders.length; i += 2)
    headers.append(rawHeaders[i] ?? "", rawHeaders[i + 1] ?? "");
  return headers;
}

/** Whoever asked is gone or was let down on purpose: no answer. Anything else is this server's own fault. */
function refuse(outgoing: ServerResponse, error: unknown, closing: AbortSignal): void {
  if (outgoing.destroyed || outgoing.headersSent || closing.aborted) {
    outgoing.destroy();
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  outgoing.writeHead(500, { "content-type": "text/plain; charset=utf-8" }).end(`covalkit-mock: ${message}\n`);
}

function isLoopbackHost(host: string | undefined): boolean {
  // Without a Host it is no browser that asks (RFC 9112 §3.2).
  return host === undefined || isLoopbackName(host.replace(/:\d*$/, ""));
}

function refuseHost(outgoing: ServerResponse, host = ""): void {
  const said = `covalkit-mock: ${JSON.stringify(host)} is no name of this machine; name the address to listen on to allow it\n`;
  outgoing.writeHead(421, { "content-type": "text/plain; charset=utf-8" }).end(said);
}
