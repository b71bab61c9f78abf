import { expect, test } from "vitest";
import { createMockApi, type MockRequest, manualClock } from "../src/index.ts";
import { ask, KEY } from "./ask.ts";

test("what was asked is there to look at", async () => {
  const api = createMockApi({ apiKey: KEY, clock: manualClock(1000) });
  await ask(
    api,
    { filter: "status=FAILED", page_size: 5 },
    { headers: { "x-api-key": KEY, "X-Other": "1" } },
  );
  expect(api.requests).toEqual([
    {
      id: "mock-000001",
      at: 1000,
      method: "GET",
      url: "https://api.coval.dev/v1/conversations?filter=status%3DFAILED&page_size=5",
      path: "/v1/conversations",
      query: { filter: "status=FAILED", page_size: "5" },
      headers: { "x-other": "1" },
      authentication: "accepted",
      operationId: "listConversations",
      fault: undefined,
      status: 200,
      durationMs: 0,
    },
  ]);
});

test("what became of the key is told, and never the key", async () => {
  const api = createMockApi({ apiKey: KEY, deniedApiKey: "denied" });
  for (const key of [KEY, "wrong-key", "denied", ""]) await ask(api, {}, { headers: { "x-api-key": key } });
  expect(api.requests.map(({ authentication }) => authentication)).toEqual([
    "accepted",
    "wrong",
    "denied",
    "missing",
  ]);
  expect(JSON.stringify(api.requests)).not.toMatch(/test-key|wrong-key/);
});

test("only the latest are kept", async () => {
  const api = createMockApi({ keepRequests: 3 });
  for (let i = 1; i <= 10; i++) await ask(api, { page_size: i });
  expect(api.requests.map(({ query }) => query.page_size)).toEqual(["8", "9", "10"]);
});

test("onRequest is told of each when it is answered", async () => {
  const seen: MockRequest[] = [];
  const api = createMockApi({ keepRequests: 0, onRequest: (request) => seen.push(request) });
  await ask(api);
  await ask(api, { page_size: 0 });
  expect(seen.map(({ status }) => status)).toEqual([200, 400]);
  expect(api.requests).toEqual([]);
});
