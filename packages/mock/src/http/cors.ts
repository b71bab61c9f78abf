import type { Route } from "@covalkit/spec/interpret";
import type { ApiTable } from "../table/api-table.ts";
import { isLoopbackOrigin } from "./loopback.ts";
import { EMPTY, type MockResponse } from "./mock-response.ts";
import type { ServedRequest } from "./served-request.ts";

/** The request's id: on every answer, and in the request log. */
export const REQUEST_ID = "x-request-id";

/** The origins whose pages may read answers; `"*"` for all. */
export type Origins = "*" | readonly string[];

/**
 * Lets the page that asks read the answer, where its origin is allowed (Fetch §3.3.3). Without a list, pages from this
 * machine are: a mock may hold real conversations.
 */
export function allowOrigin(headers: Headers, asked: Headers, origins: Origins | undefined): void {
  const origin = asked.get("origin");
  if (origin === null) return;
  headers.append("vary", "origin");
  const isAllowed =
    origins === undefined ? isLoopbackOrigin(origin) : origins === "*" || origins.includes(origin);
  if (!isAllowed) return;
  headers.set("access-control-allow-origin", origin);
  const own = [...headers.keys()].filter((name) => !name.startsWith("access-control-"));
  headers.set("access-control-expose-headers", own.join(", "));
}

/** The methods of an address, as `Allow` lists them (RFC 9110 §10.2.1). */
export function allowedMethods(routes: readonly Route[]): string {
  const declared = new Set(routes.map(({ operation }) => operation.method as string));
  if (declared.has("GET")) declared.add("HEAD");
  return [...declared, "OPTIONS"].join(", ");
}

/**
 * OPTIONS needs no key: a browser's preflight cannot carry one. An address that does not exist may be asked for too,
 * so that the page gets to read the error.
 */
export function optionsAnswer(
  request: ServedRequest,
  routes: readonly Route[],
  table: ApiTable,
): MockResponse {
  const allowed = allowedMethods(routes);
  const headers = new Headers({ allow: allowed });
  const method = request.headers.get("access-control-request-method");
  if (method !== null) {
    const wanted = request.headers.get("access-control-request-headers");
    headers.set("access-control-allow-methods", routes.length > 0 ? allowed : method);
    const allowedHeaders = wanted ?? table.security?.header;
    if (allowedHeaders !== undefined) headers.set("access-control-allow-headers", allowedHeaders);
    headers.set("access-control-max-age", "600");
    headers.set("vary", "access-control-request-method, access-control-request-headers");
  }
  return { status: 204, headers, body: EMPTY, bodiless: true };
}
