import { type CovalClient, createClient, conversationFilter as f, type Resume } from "@covalkit/client";
import { and, compile, type Expression, or } from "@covalkit/filter";
import { createMockApi, type Fault, generateConversations } from "@covalkit/mock";
import { listConversations } from "@covalkit/spec";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LARGEST, SMALLEST } from "./page-sizes.ts";
import { idsOf } from "./scripted.ts";

// Back-offs of no length.
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => void vi.restoreAllMocks());

const conversations = generateConversations({ count: 300, seed: 9 });
const campaigns = conversations.flatMap(({ metadata }) =>
  metadata?.campaign ? [String(metadata.campaign)] : [],
);

const comparison = fc.oneof(
  fc.constantFrom(...listConversations.filter.fields.status.enum).map(f.status.eq),
  fc.constantFrom(...listConversations.filter.fields.status.enum).map(f.status.ne),
  fc.constantFrom(...conversations).map(({ create_time }) => f.create_time.lt(create_time)),
  fc.constantFrom(...conversations).map(({ create_time }) => f.create_time.gte(create_time)),
  fc.constantFrom("none", ...campaigns).map((name) => f.metadata("campaign").ne(name)),
);
const { filter } = fc.letrec<{ filter: Expression }>((tie) => ({
  filter: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    comparison,
    fc.array(tie("filter"), { minLength: 1, maxLength: 3 }).map((operands) => and(...operands)),
    fc.array(tie("filter"), { minLength: 1, maxLength: 3 }).map((operands) => or(...operands)),
  ),
}));
const query = fc.record({
  page_size: fc.integer({ min: SMALLEST, max: LARGEST }),
  order_by: fc.constantFrom(...listConversations.parameters.order_by.schema.enum),
  filter: fc.option(filter, { nil: undefined }),
});
const prefetch = fc.constantFrom<0 | 1>(0, 1);

const clientOf = (options: Parameters<typeof createMockApi>[0] = {}): CovalClient =>
  createClient({ apiKey: "k", fetch: createMockApi({ conversations, ...options }).fetch });

/** The ids that a query is about, by the filter's own meaning. */
const expectedIds = (expression: Expression | undefined): Set<string> =>
  new Set(
    idsOf(
      expression ? conversations.filter(compile(expression, listConversations.filter.fields)) : conversations,
    ),
  );

describe("a walk of any query", { timeout: 120_000 }, () => {
  it("hands out each conversation that the filter means, exactly once", async () => {
    await fc.assert(
      fc.asyncProperty(
        query,
        prefetch,
        fc.constantFrom("offset", "keyset"),
        async (params, ahead, paging) => {
          const listing = clientOf({ paging }).conversations.list(params, { prefetch: ahead });
          const ids = idsOf(await listing.toArray());
          expect(new Set(ids)).toEqual(expectedIds(params.filter));
          expect(listing.outcome).toMatchObject({ complete: true, items: ids.length, duplicates: 0 });
        },
      ),
      { numRuns: 150 },
    );
  });

  it("can be cut into pieces anywhere, and gives the same", async () => {
    await fc.assert(
      fc.asyncProperty(query, fc.integer({ min: 1, max: 120 }), prefetch, async (params, limit, ahead) => {
        const client = clientOf();
        const whole = idsOf(await client.conversations.list(params).toArray());
        const pieces: string[] = [];
        let resume: Resume | undefined;
        do {
          const options = { limit, prefetch: ahead };
          const listing = resume
            ? client.conversations.list.resume(resume, options)
            : client.conversations.list(params, options);
          pieces.push(...idsOf(await listing.toArray()));
          const { outcome } = listing;
          resume = outcome && !outcome.complete ? JSON.parse(JSON.stringify(outcome.resume)) : undefined;
        } while (resume);
        expect(pieces).toEqual(whole);
      }),
      { numRuns: 100 },
    );
  });

  it("survives every fault that a server can have, and gives the same", async () => {
    const fault = fc.constantFrom<Fault | null>(
      null,
      "429",
      "500",
      "503",
      "half",
      "duplicate-page",
      "empty-page",
    );
    await fc.assert(
      fc.asyncProperty(query, fc.array(fault, { maxLength: 12 }), async (params, script) => {
        const client = createClient({
          apiKey: "k",
          retry: 20,
          fetch: createMockApi({ conversations, faults: { script, retryAfterSeconds: 0 } }).fetch,
        });
        const ids = idsOf(await client.conversations.list(params).toArray());
        expect(ids).toHaveLength(new Set(ids).size);
        expect(new Set(ids)).toEqual(expectedIds(params.filter));
      }),
      { numRuns: 100 },
    );
  });
});
