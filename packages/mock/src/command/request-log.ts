import type { MockRequest } from "../request-record.ts";
import type { ApiTable } from "../table/api-table.ts";
import { isList, mainList } from "../table/served-list.ts";

/** One line of the request log. The address is percent-encoded, so nothing in it can move a terminal's cursor. */
export function logLine(request: MockRequest): string {
  const { at, method, url, status, durationMs, fault, authentication, id } = request;
  const time = new Date(at).toISOString().slice(11, 23);
  const { pathname, search } = new URL(url);
  const took = durationMs === undefined ? "" : ` ${Math.round(durationMs)} ms`;
  const met = fault === undefined ? "" : ` fault:${fault}`;
  const key = QUIET.includes(authentication) || method === "OPTIONS" ? "" : ` key:${authentication}`;
  return `${time} ${method} ${pathname}${search} ${status ?? "-"}${took} ${id}${met}${key}`;
}

const QUIET: readonly string[] = ["accepted", "anonymous"];

/** What to send first, for whoever has just started it. */
export function firstStep(url: string, { operations, security }: ApiTable): string {
  const list = mainList(Object.values(operations).filter(isList), (operation) => operation);
  const address = `${url}${list?.path ?? "/"}`;
  const key = security && !list?.anonymous ? `-H "${security.header}: ${security.prefix}any" ` : "";
  return `Try: curl ${key}${address}`;
}
