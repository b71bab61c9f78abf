import type { Security } from "../table/api-table.ts";
import type { Asked } from "./asked.ts";

/** What became of a request's API key. */
export type Authentication = "accepted" | "missing" | "wrong" | "denied";

export interface Keys {
  /** The keys that are accepted; undefined: every key. */
  readonly accepted: readonly string[] | undefined;
  /** The keys that are known, but may do nothing. */
  readonly denied: readonly string[];
}

export function authenticate(asked: Asked, security: Security, { accepted, denied }: Keys): Authentication {
  const key = keyOf(asked, security);
  if (key === "") return "missing";
  if (denied.includes(key)) return "denied";
  return accepted === undefined || accepted.includes(key) ? "accepted" : "wrong";
}

function keyOf({ url, headers }: Asked, security: Security): string {
  const key = security.in === "query" ? url.searchParams.get(security.name) : headers.get(security.name);
  return key ?? "";
}

/** What may be kept of a request: everything but the key. */
export function withoutKey(
  { url, headers }: Asked,
  security: Security,
): { url: URL; headers: Record<string, string> } {
  const address = new URL(url);
  if (security.in === "query") address.searchParams.delete(security.name);
  const kept = [...headers].filter(([name]) => name !== security.name.toLowerCase());
  return { url: address, headers: Object.fromEntries(kept) };
}
