import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { covalProxy } from "./coval-proxy.ts";

/** Serves the proxy with node:http alone. */
export const server: Server = createServer((incoming, outgoing) => {
  answer(incoming, outgoing).catch((error: unknown) => {
    console.error(error);
    outgoing.destroy();
  });
});

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  const response = await covalProxy(toRequest(incoming, gone.signal));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(incoming.method === "HEAD" ? undefined : Buffer.from(await response.arrayBuffer()));
}

/** The request as the web knows it; without its body, which the proxy does not read. */
function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, String(value));
  }
  // The proxy looks at the path alone. Joined as text, so that a path such as `//other` stays one.
  const url = new URL(`http://localhost${incoming.url}`);
  // The proxy refuses every other method alike; a Request cannot even be made of TRACE.
  const method = incoming.method === "GET" ? "GET" : "POST";
  return new Request(url, { method, headers, signal });
}
