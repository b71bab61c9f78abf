import { campaigns, fields, pick, random } from "./records.ts";

/** Distinct filters as people write them: one to four comparisons, groups, times, metadata, spaces here and there. */
export function literals(count: number): string[] {
  const next = random(11);
  const found = new Set<string>();
  while (found.size < count) found.add(literal(next));
  return [...found];
}

function literal(next: () => number): string {
  const parts = Array.from({ length: 1 + Math.floor(next() * 4) }, () => comparison(next));
  if (parts.length > 2 && next() < 0.5) {
    const [first, ...rest] = parts;
    return `${first} AND (${rest.join(" OR ")})`;
  }
  return parts.join(next() < 0.75 ? " AND " : " OR ");
}

function comparison(next: () => number): string {
  const space = next() < 0.2 ? " " : "";
  const kind = next();
  if (kind < 0.4)
    return `status${space}${pick(["=", "=", "=", "!="], next)}${space}${pick(fields.status.enum, next)}`;
  if (kind < 0.7) {
    const field = pick(["create_time", "occurred_at"], next);
    const instant = new Date(Date.UTC(2025, 0, 1) + Math.floor(next() * 365 * 24) * 3_600_000).toISOString();
    return `${field}${space}${pick([">=", "<", ">", "<="], next)}${space}"${instant.replace(".000Z", "Z")}"`;
  }
  if (kind < 0.9)
    return `metadata.${pick(["campaign", "team", "region"], next)}${space}=${space}"${pick(campaigns, next)}"`;
  return `external_conversation_id=external-call-${Math.floor(next() * 1e6)}`;
}
