import { describe, expect, test } from "vitest";
import { createMockApi, generateConversations } from "../src/index.ts";
import { page, refusal, walk } from "./ask.ts";
import { LARGEST } from "./page-sizes.ts";

const conversations = [
  ...generateConversations({ count: 300, seed: 2 }),
  {
    conversation_id: "with-an-external-id-000",
    status: "COMPLETED" as const,
    create_time: "2025-11-02T00:00:00Z",
    occurred_at: "2025-11-02T00:00:00Z",
    external_conversation_id: "external-call-abc",
    metadata: { campaign: "spring sale", score: 0.5, vip: true },
  },
];
const api = createMockApi({ conversations });

async function matching(filter: string): Promise<string[]> {
  return (await walk(api, { filter, page_size: LARGEST })).flat().toSorted();
}

function expected(matches: (conversation: (typeof conversations)[number]) => boolean): string[] {
  return conversations
    .filter(matches)
    .map(({ conversation_id }) => conversation_id)
    .toSorted();
}

describe("the documented examples", () => {
  test("status=COMPLETED", async () => {
    expect(await matching("status=COMPLETED")).toEqual(expected(({ status }) => status === "COMPLETED"));
  });

  test('create_time>"…"', async () => {
    const since = "2025-12-20T00:00:00Z";
    const found = await matching(`create_time>"${since}"`);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(expected(({ create_time }) => Date.parse(create_time) > Date.parse(since)));
  });

  test('status=COMPLETED AND occurred_at>="…"', async () => {
    const since = "2025-12-20T00:00:00+02:00";
    expect(await matching(`status=COMPLETED AND occurred_at>="${since}"`)).toEqual(
      expected(
        ({ status, occurred_at }) =>
          status === "COMPLETED" && occurred_at !== undefined && Date.parse(occurred_at) >= Date.parse(since),
      ),
    );
  });

  test("external_conversation_id=external-call-abc", async () => {
    expect(await matching("external_conversation_id=external-call-abc")).toEqual(["with-an-external-id-000"]);
  });
});

test("metadata is compared by its key", async () => {
  expect(await matching('metadata.campaign="spring sale" AND metadata.vip=true')).toEqual([
    "with-an-external-id-000",
  ]);
});

test("a missing field meets no comparison, != included", async () => {
  const found = await matching("external_conversation_id!=external-call-abc");
  expect(found).toEqual(
    expected(({ external_conversation_id: id }) => id !== undefined && id !== "external-call-abc"),
  );
});

test("an empty filter keeps everything", async () => {
  expect(await matching(" ")).toHaveLength(conversations.length);
});

test("nothing found is an empty page", async () => {
  expect(await page(api, { filter: "external_conversation_id=none" })).toEqual({
    conversations: [],
    next_page_token: null,
  });
});

test("a filter that cannot be read is refused with its place and what to write", async () => {
  expect(await refusal(api, { filter: "status=" })).toEqual({
    code: "INVALID_ARGUMENT",
    message: "Invalid filter expression",
    details: [{ field: "filter", description: expect.stringMatching(/\(character 8\): write/) }],
  });
});

test.each([
  ["an unknown field", 'mislaid="x"', /mislaid/],
  ["an unknown status", "status=COMPLETE", /COMPLETED/],
  ["an order asked of an enum", "status>FAILED", /order/],
  ["a text that is no timestamp", "create_time>yesterday", /timestamp/],
])("%s is refused", async (_, filter, description) => {
  const { details } = await refusal(api, { filter });
  expect(details).toEqual([{ field: "filter", description: expect.stringMatching(description) }]);
});

test("AND mixed with OR is read as AIP-160 reads it: OR first", async () => {
  expect(await matching("status=FAILED AND metadata.vip=true OR metadata.vip=false")).toEqual(
    await matching("status=FAILED AND (metadata.vip=true OR metadata.vip=false)"),
  );
});
