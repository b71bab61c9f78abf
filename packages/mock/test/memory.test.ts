import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { createMockApi, generateConversations, type MockRequest } from "../src/index.ts";
import { ask } from "./ask.ts";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** Whether nothing holds what `reference` leads to, once the running job has ended. */
async function isForgotten(reference: WeakRef<object> | undefined): Promise<boolean> {
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();
  return reference?.deref() === undefined;
}

test("what an item was before many changes is forgotten", async () => {
  const api = createMockApi({ conversations: generateConversations({ count: 3, seed: 1 }) });
  const id = api.conversations[0]?.conversation_id ?? "";
  // What it began with is kept, for a reset.
  const before = new WeakRef(api.update(id, { external_conversation_id: "first" }));
  for (let changes = 0; changes < 5000; changes++) api.update(id, { external_conversation_id: `${changes}` });
  expect(await isForgotten(before)).toBe(true);
  expect(api.conversations).toHaveLength(3);
});

test("of requests that are not kept nothing is held", async () => {
  const seen: WeakRef<MockRequest>[] = [];
  const api = createMockApi({
    keepRequests: 2,
    onRequest: (request) => void seen.push(new WeakRef(request)),
  });
  for (let requests = 0; requests < 10; requests++) await ask(api);
  expect(await isForgotten(seen[0])).toBe(true);
  expect(api.requests).toHaveLength(2);
});
