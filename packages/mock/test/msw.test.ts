import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMockApi, generateConversations } from "../src/index.ts";
import { handlers } from "../src/msw.ts";

const api = createMockApi({ conversations: generateConversations({ count: 30, seed: 1 }), apiKey: "key" });
const server = setupServer(
  ...handlers(api),
  ...handlers(api, { baseUrl: "https://app.example/backend" }),
  ...handlers(api, { baseUrl: "https://other.example" }),
);

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());

test.each(["https://api.coval.dev", "https://app.example/backend", "https://other.example"])(
  "a request to %s is answered by the mock",
  async (base) => {
    const response = await fetch(`${base}/v1/conversations?page_size=7`, { headers: { "x-api-key": "key" } });
    expect(response.status).toBe(200);
    expect((await response.json()).conversations).toHaveLength(7);
  },
);

test("pages, errors and unknown addresses come from the mock too", async () => {
  const address = "https://api.coval.dev/v1/conversations?page_size=20";
  const headers = { "x-api-key": "key" };
  const { next_page_token: token } = await (await fetch(address, { headers })).json();
  const second = await (await fetch(`${address}&page_token=${token}`, { headers })).json();
  expect(second.conversations).toHaveLength(10);
  expect((await fetch(address)).status).toBe(401);
  expect((await fetch("https://api.coval.dev/v1/nothing", { headers })).status).toBe(404);
});

test("an abort reaches the caller", async () => {
  const signal = AbortSignal.abort();
  await expect(fetch("https://api.coval.dev/v1/conversations", { signal })).rejects.toThrow("abort");
});
