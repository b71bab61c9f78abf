import { security } from "@covalkit/spec";

/** What a server answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export const KEY = "contract-tests";

/** Asks, with a key unless it is null. Uncompressed, for Prism garbles a compressed body. */
export async function ask(
  base: string,
  path: string,
  query: string | URLSearchParams | Readonly<Record<string, string>> = {},
  key: string | null = KEY,
): Promise<Answer> {
  const headers = new Headers({ "accept-encoding": "identity" });
  if (key !== null && security) headers.set(security.header, `${security.prefix}${key}`);
  const search = new URLSearchParams(query).toString();
  const response = await fetch(`${base}${path}${search === "" ? "" : `?${search}`}`, { headers });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** Whether Prism answered in the mock's place. */
export function isFromPrism({ headers }: Answer): boolean {
  return headers.get("content-type")?.startsWith("application/problem+json") ?? false;
}
