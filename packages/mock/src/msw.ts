import { type HttpHandler, http } from "msw";
import type { MockApi } from "./mock-api.ts";
import { exchangeOf } from "./transport.ts";

export interface HandlersOptions {
  /** Requests below this address are the API's. @default the server that the spec names */
  readonly baseUrl?: string | URL;
}

/**
 * Request handlers for Mock Service Worker 2 and 3, in Node and in browsers. They answer everything below `baseUrl`, with
 * errors where the API has nothing there.
 *
 * @example
 * setupServer(...handlers(api)).listen();
 */
export function handlers(api: MockApi, options: HandlersOptions = {}): HttpHandler[] {
  const { server } = exchangeOf(api).table;
  const base = new URL(options.baseUrl ?? server);
  const prefix = base.pathname.replace(/\/$/, "");
  return [
    http.all(new URL(`${prefix}/*`, base).href, ({ request }) => {
      const { pathname, search } = new URL(request.url);
      const address = new URL(pathname.slice(prefix.length) + search, server);
      return api.fetch(prefix === "" ? request : new Request(address, request));
    }),
  ];
}
