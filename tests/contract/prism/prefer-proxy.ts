import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** The address at which Prism is asked with `Prefer: preference` (RFC 7240), for callers that set no headers. */
export function preferring(proxyUrl: string, preference: string): string {
  return `${proxyUrl}/${encodeURIComponent(preference)}`;
}

/** A proxy in front of Prism that turns the first segment of the path into a `Prefer` header. */
export async function startPreferProxy(prismUrl: string): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const [, preference = "", path = ""] = request.url?.match(/^\/([^/]*)(\/.*)$/) ?? [];
    const headers = new Headers({ prefer: decodeURIComponent(preference) });
    for (const name of ["x-api-key", "accept"]) {
      const value = request.headers[name];
      if (typeof value === "string") headers.set(name, value);
    }
    const answer = await fetch(prismUrl + path, { method: request.method ?? "GET", headers });
    const body = Buffer.from(await answer.arrayBuffer());
    const passed = [...answer.headers].filter(([name]) => name === "content-type" || name === "retry-after");
    response.writeHead(answer.status, Object.fromEntries(passed)).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // listening on a port, so not a pipe's name
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
