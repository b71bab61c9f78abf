import type { MockApi } from "../src/index.ts";

export const KEY = "test-key";

/** A page of the first list, as its JSON says. */
export interface PageBody {
  readonly conversations: readonly { readonly conversation_id: string; readonly [name: string]: unknown }[];
  readonly next_page_token?: string | null;
}

export interface ErrorBody {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly details: readonly { readonly field: string; readonly description: string }[];
  };
}

/** Asks the API for a page, or whatever comes instead. */
export async function ask(
  api: MockApi,
  query: Readonly<Record<string, string | number>> = {},
  init: RequestInit = {},
): Promise<Response> {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return api.fetch(`/v1/conversations?${search}`, { headers: { "x-api-key": KEY }, ...init });
}

export async function page(
  api: MockApi,
  query: Readonly<Record<string, string | number>> = {},
): Promise<PageBody> {
  const response = await ask(api, query);
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}

export async function refusal(
  api: MockApi,
  query: Readonly<Record<string, string | number>>,
): Promise<ErrorBody["error"]> {
  const response = await ask(api, query);
  if (response.status !== 400) throw new Error(`${response.status} instead of 400`);
  const body: ErrorBody = await response.json();
  return body.error;
}

/** Every page from the first to the last. */
export async function walk(
  api: MockApi,
  query: Readonly<Record<string, string | number>> = {},
  between: (pages: number) => void = () => {},
): Promise<string[][]> {
  const pages: string[][] = [];
  for (let token: string | null | undefined = ""; ; ) {
    const body: PageBody = await page(api, token ? { ...query, page_token: token } : query);
    pages.push(body.conversations.map(({ conversation_id }) => conversation_id));
    token = body.next_page_token;
    if (!token) return pages;
    between(pages.length);
  }
}
