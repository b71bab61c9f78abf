import type { MockRequest } from "../request-record.ts";

/** One line of the request log. The address is percent-encoded, so nothing in it can move a terminal's cursor. */
export function logLine({ at, method, url, status, durationMs, fault, id }: MockRequest): string {
  const time = new Date(at).toISOString().slice(11, 23);
  const { pathname, search } = new URL(url);
  const took = durationMs === undefined ? "" : ` ${Math.round(durationMs)} ms`;
  const met = fault === undefined ? "" : ` fault:${fault}`;
  return `${time} ${method} ${pathname}${search} ${status ?? "-"}${took} ${id}${met}`;
}
