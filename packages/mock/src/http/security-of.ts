import type { Security } from "@covalkit/spec";
import type { Route } from "@covalkit/spec/interpret";
import type { ApiTable } from "../table/api-table.ts";

/** How a request must show its key; null where the operation, or everything at its address, takes none. */
export function securityOf(
  { security }: ApiTable,
  routes: readonly Route[],
  method: string,
): Security | null {
  const wanted = method === "HEAD" ? "GET" : method;
  const asked = routes.filter(({ operation }) => operation.method === wanted);
  const here = asked.length > 0 ? asked.slice(0, 1) : routes;
  return here.length > 0 && here.every(({ operation }) => operation.anonymous) ? null : security;
}
