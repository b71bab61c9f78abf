/** The built packages. By path, for this folder installs nothing of the repository's. */
export { createMockApi, generateConversations, type MockApi } from "../../../packages/mock/dist/index.js";

import type { MockApi } from "../../../packages/mock/dist/index.js";
import { listConversations } from "../../../spec/dist/index.js";

/** The most that a page may hold. */
export const LARGEST: number = listConversations.parameters.page_size.schema.maximum;

export interface Page {
  readonly conversations: readonly { readonly conversation_id: string }[];
  readonly next_page_token: string | null;
}

/** Asks for a page, and takes its body. Throws for anything but a page. */
export async function askText(api: MockApi, query: string): Promise<string> {
  const response = await api.fetch(`/v1/conversations?${query}`, { headers: { "x-api-key": "bench" } });
  const text = await response.text();
  if (response.status !== 200) throw new Error(text);
  return text;
}

/** Asks for a page and reads its body, as a client does. */
export async function ask(api: MockApi, query: string): Promise<Page> {
  return JSON.parse(await askText(api, query));
}
