/** What the evaluated questions are about. An alias, since mingo asks for an index signature. */
export type ConversationRecord = {
  readonly conversation_id: string;
  readonly status: string;
  readonly create_time: string;
  readonly external_conversation_id?: string;
  readonly metadata: Readonly<Record<string, string>>;
};

/** The fields, as the operation table would give them. */
export const fields = {
  status: {
    type: "string",
    enum: ["PENDING", "IN_QUEUE", "IN_PROGRESS", "COMPLETED", "FAILED", "CANCELLED", "DELETED"],
  },
  external_conversation_id: { type: "string" },
  create_time: { type: "string", format: "date-time" },
  occurred_at: { type: "string", format: "date-time" },
  "metadata.*": { type: "string" },
} as const;

export const campaigns: readonly string[] = ["q4-support", "spring", "onboarding", "win-back"];

/** The same numbers on every machine: mulberry32. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<Item>(items: readonly Item[], next: () => number): Item {
  return items[Math.floor(next() * items.length)] as Item; // The index is within the list.
}

/** Conversations of one year, all statuses alike often; one in five has no campaign. */
export function records(count: number): ConversationRecord[] {
  const next = random(7);
  const start = Date.UTC(2025, 0, 1);
  return Array.from({ length: count }, (_, i) => {
    const time = new Date(start + Math.floor(next() * 365 * 86_400) * 1000);
    return {
      conversation_id: `c${i}`,
      status: pick(fields.status.enum, next),
      create_time: time.toISOString().replace(".000Z", "Z"),
      ...(next() < 0.5 ? { external_conversation_id: `external-call-${i}` } : {}),
      metadata: next() < 0.8 ? { campaign: pick(campaigns, next), seat: String(i % 100) } : { seat: "0" },
    };
  });
}
