import { schemas } from "@covalkit/spec/schemas";
import { describe, expect, test } from "vitest";
import { generateConversations } from "../src/index.ts";

const many = generateConversations({ count: 5000, seed: 11 });

function share(matches: (conversation: (typeof many)[number]) => boolean): number {
  return many.filter(matches).length / many.length;
}

test("equal options make equal conversations, another seed others", () => {
  const options = { count: 200, seed: 3, from: "2025-11-01T00:00:00Z", to: "2025-11-08T00:00:00Z" };
  expect(generateConversations(options)).toEqual(generateConversations(options));
  expect(generateConversations({ ...options, seed: 4 })).not.toEqual(generateConversations(options));
});

test("every id is another, and fits the schema", () => {
  expect(new Set(many.map(({ conversation_id }) => conversation_id)).size).toBe(5000);
  const { minLength, maxLength } = schemas.Conversation?.properties?.conversation_id ?? {};
  for (const { conversation_id, name } of many) {
    expect(conversation_id.length).toBeGreaterThanOrEqual(minLength ?? Number.NaN);
    expect(conversation_id.length).toBeLessThanOrEqual(maxLength ?? Number.NaN);
    if (name !== undefined) expect(name).toBe(`conversations/${conversation_id}`);
  }
});

describe("times", () => {
  test("lie between from and to, the oldest first", () => {
    const from = Date.UTC(2025, 10, 1);
    const to = new Date(Date.UTC(2025, 10, 2));
    const times = generateConversations({ count: 500, from, to }).map(({ create_time }) =>
      Date.parse(create_time),
    );
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times[0]).toBeGreaterThanOrEqual(from);
    expect(times.at(-1)).toBeLessThan(to.getTime());
  });

  test("come in bursts", () => {
    const perHour = new Map<string, number>();
    for (const { create_time } of many) {
      const hour = create_time.slice(0, 13);
      perHour.set(hour, (perHour.get(hour) ?? 0) + 1);
    }
    const counts = [...perHour.values()].toSorted((a, b) => a - b);
    const median = counts[Math.floor(counts.length / 2)] ?? 0;
    expect(counts.at(-1)).toBeGreaterThan(4 * median);
  });

  test("have ties", () => {
    const different = new Set(many.map(({ create_time }) => create_time)).size;
    expect(different).toBeLessThan(many.length * 0.99);
    expect(different).toBeGreaterThan(many.length * 0.8);
  });

  test("what occurred did so before it was created", () => {
    const both = many.filter(({ occurred_at }) => occurred_at !== undefined);
    expect(both.length).toBeGreaterThan(4000);
    for (const { create_time, occurred_at } of both) {
      expect(Date.parse(occurred_at ?? "")).toBeLessThanOrEqual(Date.parse(create_time));
    }
  });
});

test("every status is there, most are completed, some failed, few are on their way", () => {
  const all = schemas.ConversationStatus?.enum ?? [];
  // A schema without statuses would make this test empty.
  expect(all).toEqual(expect.arrayContaining(["PENDING", "IN_PROGRESS", "COMPLETED", "FAILED"]));
  // Each is rarer than the one before, so that a third may be among none of these.
  const lifecycle = schemas.ConversationStatus?.["x-lifecycle"] as { withdrawals?: unknown[] } | undefined; // as the lint checks
  const rare = lifecycle?.withdrawals?.slice(2) ?? [];
  for (const status of all.filter((each) => !rare.includes(each)))
    expect(share((conversation) => conversation.status === status)).toBeGreaterThan(0);
  expect(share(({ status }) => status === "COMPLETED")).toBeGreaterThan(0.7);
  expect(share(({ status }) => status === "FAILED")).toBeGreaterThan(0.04);
  const stages = all.slice(0, all.indexOf("COMPLETED"));
  expect(share(({ status }) => stages.includes(status))).toBeLessThan(0.1);
});

test("every optional field is missing now and then", () => {
  for (const field of ["name", "external_conversation_id", "occurred_at", "has_audio", "metadata"] as const) {
    expect(share((conversation) => conversation[field] === undefined)).toBeGreaterThan(0.02);
    expect(share((conversation) => conversation[field] === undefined)).toBeLessThan(0.2);
  }
});

test("metadata holds values of every type, and several scripts", () => {
  const values = many.flatMap(({ metadata }) => Object.values(metadata ?? {}));
  const types = new Set(
    values.map((value) => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value)),
  );
  expect(types).toEqual(new Set(["string", "number", "boolean", "null", "array", "object"]));
  expect(JSON.stringify(values)).toMatch(/\p{Script=Han}/u);
  expect(JSON.stringify(values)).toMatch(/\p{Script=Arabic}/u);
});

test("texts are hostile only when asked", () => {
  const hostile = JSON.stringify(generateConversations({ count: 500, hostile: true }));
  expect(JSON.stringify(many)).not.toMatch(/\\u001b|<script|=HYPERLINK/);
  expect(hostile).toMatch(/\\u001b/);
  expect(hostile).toContain("<script");
  expect(hostile).toContain("=HYPERLINK");
  expect(hostile).toContain('"__proto__":');
});

test.each([
  [{ count: -1 }, "count"],
  [{ count: 1.5 }, "count"],
  [{ count: 1, from: "2026-01-02T00:00:00Z", to: "2026-01-01T00:00:00Z" }, "from must be before to"],
  [{ count: 1, to: "soon" }, "to must be"],
])("%j is refused", (options, message) => {
  expect(() => generateConversations(options)).toThrow(message);
});
