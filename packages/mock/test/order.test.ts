import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMockApi } from "../src/index.ts";
import { walk } from "./ask.ts";

const STATUSES = ["PENDING", "IN_QUEUE", "COMPLETED", "FAILED"] as const;
const ORDERS = ["create_time", "-create_time", "occurred_at", "-occurred_at", "status", "-status"] as const;

interface Row {
  conversation_id: string;
  status: (typeof STATUSES)[number];
  create_time: string;
  occurred_at?: string;
}

// Few different times, so that there are many ties.
const time = fc.integer({ min: 0, max: 5 }).map((day) => `2025-11-0${day + 1}T00:00:00Z`);
const row = fc.record(
  {
    conversation_id: fc.integer({ min: 0, max: 30 }).map((n) => `id-${n}`),
    status: fc.constantFrom(...STATUSES),
    create_time: time,
    occurred_at: time,
  },
  { requiredKeys: ["conversation_id", "status", "create_time"] },
);
const rows = fc.uniqueArray(row, { selector: ({ conversation_id }) => conversation_id, maxLength: 25 });

/** The order as docs/mock.md states it, in the plainest words. */
function sorted(all: readonly Row[], order: (typeof ORDERS)[number]): string[] {
  const field = order.replace("-", "") as "create_time" | "occurred_at" | "status"; // What is left of an order.
  const sign = order.startsWith("-") ? -1 : 1;
  return all
    .toSorted((a, b) => {
      const [x, y] = [a[field], b[field]];
      if (x !== y) {
        if (x === undefined) return 1;
        if (y === undefined) return -1;
        return x < y ? -sign : sign;
      }
      return a.conversation_id < b.conversation_id ? -1 : 1;
    })
    .map(({ conversation_id }) => conversation_id);
}

describe.each(["offset", "keyset"] as const)("by %s", (paging) => {
  test("every order is total: by the field, then by the id, with what lacks the field last", async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(...ORDERS), async (conversations, order_by) => {
        const api = createMockApi({ conversations, paging });
        const pages = await walk(api, { order_by, page_size: 3 });
        expect(pages.flat()).toEqual(sorted(conversations, order_by));
      }),
      { numRuns: 50 },
    );
  });

  test("the order holds after whatever was added, updated and removed", async () => {
    const change = fc.oneof(
      fc.record({ kind: fc.constant("put" as const), row }),
      fc.record({ kind: fc.constant("remove" as const), at: fc.nat(100) }),
    );
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.array(change, { maxLength: 20 }),
        fc.constantFrom(...ORDERS),
        async (conversations, changes, order_by) => {
          const api = createMockApi({ conversations, paging });
          const model = new Map<string, Row>(conversations.map((each) => [each.conversation_id, each]));
          const check = async () => {
            const failed = [...model.values()].filter(({ status }) => status === "FAILED");
            expect((await walk(api, { order_by, page_size: 7 })).flat()).toEqual(
              sorted([...model.values()], order_by),
            );
            expect((await walk(api, { order_by, page_size: 7, filter: "status=FAILED" })).flat()).toEqual(
              sorted(failed, order_by),
            );
          };
          await check();
          for (const each of changes) {
            if (each.kind === "remove") {
              const id = [...model.keys()][each.at % Math.max(1, model.size)];
              if (id === undefined) continue;
              model.delete(id);
              api.remove(id);
            } else if (model.has(each.row.conversation_id)) {
              model.set(each.row.conversation_id, each.row);
              api.update(each.row.conversation_id, { occurred_at: undefined, ...each.row });
            } else {
              model.set(each.row.conversation_id, each.row);
              api.add(each.row);
            }
            await check();
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

test("timestamps are compared as instants, to the microsecond", async () => {
  const times = [
    "2025-11-01T02:00:00+02:00",
    "2025-11-01T00:00:00.000001Z",
    "2025-11-01T00:00:00.000002Z",
    "2025-10-31T23:00:01-01:00",
  ];
  const conversations = times.map((create_time, index) => ({
    conversation_id: `id-${index}`,
    status: "PENDING" as const,
    create_time,
  }));
  const api = createMockApi({ conversations: conversations.toReversed() });
  expect((await walk(api, { order_by: "create_time" })).flat()).toEqual(["id-0", "id-1", "id-2", "id-3"]);
});

test("thousands of updates to a few conversations leave the order right", async () => {
  const conversations = Array.from({ length: 5 }, (_, index) => ({
    conversation_id: `id-${index}`,
    status: "PENDING" as const,
    create_time: `2025-11-0${index + 1}T00:00:00Z`,
  }));
  const api = createMockApi({ conversations });
  for (let i = 0; i < 5000; i++) {
    const minute = String(i % 60).padStart(2, "0");
    api.update(`id-${i % 5}`, { create_time: `2025-11-0${9 - (i % 5)}T00:${minute}:00Z` });
    if (i % 500 === 0) await walk(api, { order_by: "create_time" });
  }
  const pages = await walk(api, { order_by: "create_time", page_size: 2 });
  expect(pages).toEqual([["id-4", "id-3"], ["id-2", "id-1"], ["id-0"]]);
});
