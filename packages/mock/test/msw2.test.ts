import { setupServer } from "msw2/node";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createMockApi, generateConversations } from "../src/index.ts";
import { handlers } from "../src/msw.ts";

// MSW 2 is what runs on Node 20.
vi.mock("msw", () => import("msw2"));

const api = createMockApi({ conversations: generateConversations({ count: 30, seed: 1 }), apiKey: "key" });
const server = setupServer(...(handlers(api) as never[])); // the handlers of MSW 2, by their types those of MSW 3

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterAll(() => server.close());

test("the handlers answer under MSW 2 as under MSW 3", async () => {
  const headers = { "x-api-key": "key" };
  const response = await fetch("https://api.coval.dev/v1/conversations?page_size=7", { headers });
  expect((await response.json()).conversations).toHaveLength(7);
  expect((await fetch("https://api.coval.dev/v1/conversations")).status).toBe(401);
  expect((await fetch("https://api.coval.dev/v1/nothing", { headers })).status).toBe(404);
});
