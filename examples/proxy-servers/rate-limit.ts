/** How many requests a tenant may make in a minute. */
export const REQUESTS_PER_MINUTE = 60;

let endsAt = 0;
const counts = new Map<string, number>();

/**
 * Counts a request of `tenant`, and answers it where there have been too many. Of this process alone: where several
 * serve the same tenants, count in a store that they share.
 */
export function limited(tenant: string): Response | undefined {
  const now = Date.now();
  if (now >= endsAt) {
    endsAt = now + 60_000;
    counts.clear();
  }
  const count = (counts.get(tenant) ?? 0) + 1;
  counts.set(tenant, count);
  if (count <= REQUESTS_PER_MINUTE) return undefined;
  const error = { code: "RESOURCE_EXHAUSTED", message: "Too many requests of yours", details: [] };
  const headers = { "retry-after": String(Math.ceil((endsAt - now) / 1000)), "cache-control": "no-store" };
  return Response.json({ error }, { status: 429, headers });
}
