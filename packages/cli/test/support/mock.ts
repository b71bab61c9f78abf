import { createMockApi, generateConversations, type MockApi, type MockApiOptions } from "@covalkit/mock";
import { serve } from "@covalkit/mock/server";
import { onTestFinished } from "vitest";

/** The mock of the API with `count` conversations, and their ids in the order in which it lists them. */
export async function startMock(
  count: number,
  options: MockApiOptions = {},
): Promise<{ url: string; api: MockApi; ids: string[] }> {
  const conversations = generateConversations({ count, seed: 11 });
  const api = createMockApi({ conversations, ...options });
  const server = await serve(api, { port: 0 });
  onTestFinished(() => server.close());
  return { url: server.url, api, ids: await listIds(createMockApi({ conversations })) };
}

async function listIds(api: MockApi): Promise<string[]> {
  const ids: string[] = [];
  for (let token: string | null = ""; token !== null; ) {
    const response = await api.fetch(`/v1/conversations?page_token=${token}`, {
      headers: { "x-api-key": "any" },
    });
    const page = (await response.json()) as {
      conversations: { conversation_id: string }[];
      next_page_token: string | null;
    };
    ids.push(...page.conversations.map(({ conversation_id }) => conversation_id));
    token = page.next_page_token;
  }
  return ids;
}
