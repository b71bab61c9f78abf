import type { components } from "@covalkit/spec";
import { expectTypeOf } from "vitest";
import {
  createMockApi,
  type Fault,
  generateConversations,
  generateItems,
  type Item,
  type MockApi,
  type Resource,
} from "../src/index.ts";

type Conversation = components["schemas"]["Conversation"];

const api = createMockApi({ conversations: generateConversations({ count: 1 }) });

expectTypeOf(api).toEqualTypeOf<MockApi>();
expectTypeOf(api.conversations).toEqualTypeOf<readonly Conversation[]>();
expectTypeOf(api.update("id", { status: "FAILED" })).toEqualTypeOf<Conversation>();
expectTypeOf(api.remove("id")).toEqualTypeOf<Conversation>();
expectTypeOf(api.collection("switchboards").items).toEqualTypeOf<readonly Item[]>();
expectTypeOf<"conversations">().toExtend<Resource>();
expectTypeOf(generateItems("conversations", { count: 1 })).toEqualTypeOf<Conversation[]>();
// @ts-expect-error: no resource of the spec
generateItems("switchboards", { count: 1 });
expectTypeOf(generateConversations({ count: 1 })).toEqualTypeOf<Conversation[]>();

// It can stand in for fetch.
expectTypeOf(api.fetch).toExtend<typeof fetch>();

// A property is removed by undefined.
api.update("id", { external_conversation_id: undefined });

// @ts-expect-error: no status of the spec
api.update("id", { status: "MISLAID" });
// @ts-expect-error: no property of a conversation
api.update("id", { mislaid_by: "nobody" });
// @ts-expect-error: a required property is missing
api.add({ conversation_id: "id", status: "FAILED" });
// @ts-expect-error: the items cannot be replaced
api.conversations = [];
// @ts-expect-error: the list cannot be changed in place
api.conversations.push();
// @ts-expect-error: no such option
createMockApi({ conversation: [] });
// @ts-expect-error: no such fault
createMockApi({ faults: { rates: { fire: 0.1 } } });
// @ts-expect-error: one of two models
createMockApi({ paging: "pages" });
// @ts-expect-error: how many must be said
generateConversations({ seed: 1 });

expectTypeOf<"429" | "reset" | "repeat-token">().toExtend<Fault>();
