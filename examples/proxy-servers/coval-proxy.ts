import { conversationFilter } from "@covalkit/client";
import { createProxy } from "@covalkit/client/proxy";
import { readSession } from "./session.ts";

/** Lists conversations for whoever is logged in, those of their own tenant alone. */
export const covalProxy: (request: Request) => Promise<Response> = createProxy({
  apiKey: () => process.env.COVAL_API_KEY,
  baseUrl: process.env.COVAL_BASE_URL,
  basePath: "/api/coval",
  allow: ["listConversations"],
  authorize: (request) => readSession(request) !== undefined,
  constrain(request) {
    const session = readSession(request);
    if (!session) throw new Error("A request without a session was let through.");
    return { filter: conversationFilter.metadata("tenant").eq(session.tenant), maxPageSize: 50 };
  },
  onError: (error) => console.error(error),
});
