import type { Security } from "@covalkit/spec";

/** What became of a request's API key; `anonymous` where none is asked for. */
export type Authentication = "accepted" | "missing" | "wrong" | "denied" | "anonymous";

export interface Keys {
  /** The keys that are accepted; undefined: every key. */
  readonly accepted: readonly string[] | undefined;
  /** The keys that are known, but may do nothing. */
  readonly denied: readonly string[];
}

export function authenticate(
  headers: Headers,
  security: Security | null,
  { accepted, denied }: Keys,
): Authentication {
  if (!security) return "anonymous";
  const key = keyIn(headers.get(security.header) ?? "", security);
  if (key === "") return "missing";
  if (denied.includes(key)) return "denied";
  return accepted === undefined || accepted.includes(key) ? "accepted" : "wrong";
}

/** The key behind its prefix. The name of a scheme is not case-sensitive (RFC 9110 §11.1). */
function keyIn(value: string, { prefix }: Security): string {
  if (value.slice(0, prefix.length).toLowerCase() !== prefix.toLowerCase()) return "";
  return value.slice(prefix.length).trimStart();
}

/** What may be kept of a request's headers: everything but the key. */
export function withoutKey(headers: Headers, security: Security | null): Record<string, string> {
  const kept = [...headers].filter(([name]) => name !== security?.header.toLowerCase());
  return Object.fromEntries(kept);
}
