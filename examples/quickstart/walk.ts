import { createClient, conversationFilter as f } from "@covalkit/client";
import { and, or } from "@covalkit/filter";

const coval = createClient({ apiKey: process.env.COVAL_API_KEY, baseUrl: process.env.COVAL_BASE_URL });

// A group within a group: no server of this API documents it, and it works on all of them.
const filter = or(
  and(f.status.eq("FAILED"), f.external_conversation_id.ne("none")),
  f.status.eq("CANCELLED"),
);
const listing = coval.conversations.list(
  { filter, page_size: 10 },
  {
    onPage: ({ page, items, last }) =>
      console.log(`page ${page}: ${items} conversations${last ? ", the last" : ""}`),
  },
);
const counts = new Map<string, number>();
for await (const { status } of listing) counts.set(status, (counts.get(status) ?? 0) + 1);
console.log(Object.fromEntries(counts), listing.outcome);
