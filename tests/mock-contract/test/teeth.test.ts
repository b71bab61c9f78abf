import { createMockApi, type MockApiOptions } from "@covalkit/mock";
import { listConversations } from "@covalkit/spec";
import { afterEach, expect, test } from "vitest";
import { ask, isFromPrism } from "../src/ask.ts";
import { type BehindPrism, behindPrism } from "../src/behind-prism.ts";
import { breaches } from "../src/contract.ts";

// A check that finds nothing proves something only if it can find.

const conversation = {
  conversation_id: "aaaaaaaaaaaaaaaaaaaaaa",
  status: "PENDING" as const,
  create_time: "2025-11-01T00:00:00Z",
};
let servers: BehindPrism | undefined;

afterEach(async () => {
  await servers?.close();
  servers = undefined;
});

async function answerOf(options: MockApiOptions) {
  servers = await behindPrism(createMockApi(options));
  return ask(servers.trusting, listConversations.path);
}

test.each([
  ["an id that is too short", { ...conversation, conversation_id: "short" }],
  ["a status that is none", { ...conversation, status: "MISLAID" }],
  ["a time that is none", { ...conversation, create_time: "yesterday" }],
  ["a missing field", { conversation_id: conversation.conversation_id, status: "PENDING" }],
])("Prism notices %s", async (_, broken) => {
  expect(isFromPrism(await answerOf({ conversations: [broken as never] }))).toBe(true);
});

test("what Prism misses is noticed here: an undeclared field", async () => {
  const answer = await answerOf({ conversations: [{ ...conversation, mislaid_by: "nobody" } as never] });
  expect(isFromPrism(answer)).toBe(false);
  expect(breaches(listConversations, answer)).toEqual([
    "/conversations/0 must NOT have additional properties",
  ]);
});

test("what Prism misses is noticed here: an undeclared status", async () => {
  const answer = await answerOf({ faults: { rates: { "503": 1 } } });
  expect(breaches(listConversations, answer)).toEqual(["listConversations declares no 503"]);
});
