import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import document from "./client.json" with { type: "json" };

/** One answer of the script. */
export interface Step {
  /** The ids of a page, and the token after it. */
  readonly page?: readonly string[];
  readonly token?: string | null;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly text?: string;
  /** Whether to reset the connection instead of answering. */
  readonly reset?: boolean;
}

/** What comes out of a situation, where it is not an error. */
interface Expected {
  readonly items?: readonly string[];
}

/** One situation; `client.json` says what its parts mean. */
export interface Case extends Expected {
  readonly name: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly script: readonly Step[];
  readonly error?: string;
  readonly exit?: number;
  readonly requests?: number;
  readonly asked?: readonly Readonly<Record<string, string>>[];
  /** Where the hooks differ by design, and why. */
  readonly hooks?: Expected & { readonly why: string };
}

export const cases: readonly Case[] = document.cases;

/** A server that plays a script. */
export interface Stage {
  readonly url: string;
  /** The query of each request, in order. */
  readonly asked: Record<string, string>[];
  close(): Promise<void>;
}

export async function play(script: readonly Step[]): Promise<Stage> {
  const asked: Record<string, string>[] = [];
  const server = createServer((request, response) => {
    const step = script[Math.min(asked.length, script.length - 1)] ?? {};
    asked.push(Object.fromEntries(new URL(request.url ?? "", "http://stage").searchParams));
    if (step.reset) request.socket.destroy();
    else answer(step, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // listening on a port, so not a pipe's name
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(
  { page, token, status = 200, headers = {}, body, text }: Step,
  response: ServerResponse,
): void {
  const conversations = page?.map((conversation_id) => ({
    conversation_id,
    status: "FAILED",
    create_time: "2025-11-03T14:32:30Z",
  }));
  const json = conversations
    ? { conversations, ...(token !== undefined && { next_page_token: token }) }
    : body;
  response.writeHead(status, {
    ...(text === undefined && { "content-type": "application/json" }),
    ...headers,
  });
  response.end(text ?? JSON.stringify(json));
}
