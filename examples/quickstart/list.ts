import { createClient } from "@covalkit/client";

const coval = createClient({ apiKey: process.env.COVAL_API_KEY, baseUrl: process.env.COVAL_BASE_URL });

const page = await coval.conversations.list({ page_size: 20, order_by: "-create_time" });
for (const { conversation_id, status, create_time } of page.conversations) {
  console.log(create_time, status.padEnd(11), conversation_id);
}
console.log(page.next_page_token ? "There are more." : "That is all.");
