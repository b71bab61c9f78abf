import { expect, test } from "vitest";
import { createMockApi, generateConversations, generateItems, ItemError } from "../src/index.ts";
import { page, walk } from "./ask.ts";

const conversations = generateConversations({ count: 3, seed: 1 });
const [first] = conversations;
if (!first) throw new Error("three conversations were asked for");
const id = first.conversation_id;
const other = {
  conversation_id: "other00000000000000000",
  status: "PENDING" as const,
  create_time: "2026-01-01T00:00:00Z",
};

test("what was added is listed", async () => {
  const api = createMockApi();
  api.add(...conversations, other);
  expect(api.conversations).toEqual([...conversations, other]);
  expect((await walk(api)).flat()).toHaveLength(4);
});

test("what was updated is listed as it is now, in its old place", () => {
  const api = createMockApi({ conversations });
  const updated = api.update(id, { status: "FAILED", external_conversation_id: undefined });
  expect(updated.status).toBe("FAILED");
  expect("external_conversation_id" in updated).toBe(false);
  expect(api.conversations[0]).toEqual(updated);
});

test("what was removed is listed no more", async () => {
  const api = createMockApi({ conversations });
  expect(api.remove(id)).toEqual(first);
  const ids = (await walk(api)).flat();
  expect(ids).toHaveLength(2);
  expect(ids).not.toContain(id);
});

test("the given conversations are not touched, and can be used again", () => {
  const given = structuredClone(conversations);
  const api = createMockApi({ conversations: given });
  api.update(id, { status: "CANCELLED" });
  api.remove(given[1]?.conversation_id ?? "");
  expect(given).toEqual(conversations);
});

test("reset brings everything back", async () => {
  const api = createMockApi({ conversations });
  await page(api);
  api.update(id, { status: "CANCELLED" });
  api.add(other);
  api.reset();
  expect(api.conversations).toEqual(conversations);
  expect(api.requests).toEqual([]);
});

test("an item needs an id of its own", () => {
  const api = createMockApi({ conversations });
  expect(() => api.add(first)).toThrow(ItemError);
  expect(() => api.add({ ...other, conversation_id: "" })).toThrow("must be a string that is not empty");
  expect(() => api.update("nobody", {})).toThrow('conversation_id "nobody" is not there');
  expect(() => api.remove("nobody")).toThrow(ItemError);
  expect(() => api.update(id, { conversation_id: "another" })).toThrow("cannot change");
  expect(() => createMockApi({ conversations: [first, first] })).toThrow("comes twice");
});

test("unknown fields and statuses pass through", async () => {
  const api = createMockApi();
  api.collection("conversations").add({ ...other, status: "MISLAID", mislaid_by: "nobody" });
  expect((await page(api)).conversations).toEqual([{ ...other, status: "MISLAID", mislaid_by: "nobody" }]);
});

test("a resource that is not listed is an error", () => {
  expect(() => createMockApi().collection("switchboards")).toThrow(
    /"switchboards" is not listed; resources: .*conversations/,
  );
  // What a caller without types may pass.
  expect(() => generateItems("switchboards" as "conversations", { count: 1 })).toThrow(
    '"switchboards" is not listed',
  );
});
