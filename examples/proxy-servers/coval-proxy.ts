import { conversationFilter } from "@covalkit/client";
import { createProxy } from "@covalkit/client/proxy";
import { limited } from "./rate-limit.ts";
import { readSession } from "./session.ts";

/** Lists conversations for whoever is logged in, those of their own tenant alone, so many a minute. */
export const covalProxy: (request: Request) => Promise<Response> = createProxy({
  apiKey: () => process.env.COVAL_API_KEY,
  baseUrl: process.env.COVAL_BASE_URL,
  // The same in every process: `openssl rand -base64 32`
  secret: process.env.COVAL_PROXY_SECRET,
  basePath: "/api/coval",
  allow: ["listConversations"],
  authorize(request) {
    const session = readSession(request);
    return session !== undefined && (limited(session.tenant) ?? true);
  },
  constrain(request) {
    const session = readSession(request);
    if (!session) throw new Error("A request without a session was let through.");
    return { filter: conversationFilter.metadata("tenant").eq(session.tenant), maxPageSize: 50 };
  },
  onError: (error) => console.error(error),
});
