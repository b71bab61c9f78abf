// Answers every request with a page of 50 conversations: after `/slow`, 40 ms late, and 20 pages long.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parentPort } from "node:worker_threads";

const page = (number: number, last: boolean): string =>
  JSON.stringify({
    conversations: Array.from({ length: 50 }, (_, index) => ({
      name: `conversations/${String(number * 50 + index).padStart(22, "0")}`,
      conversation_id: String(number * 50 + index).padStart(22, "0"),
      status: "COMPLETED",
      create_time: "2025-11-03T14:32:30Z",
      occurred_at: "2025-11-03T14:32:00Z",
      has_audio: true,
      metadata: { campaign: "q4-support" },
    })),
    next_page_token: last ? null : String(number + 1),
  });

const server = createServer((request, response) => {
  const url = new URL(request.url ?? "", "http://server");
  const slow = url.pathname.startsWith("/slow");
  const number = Number(url.searchParams.get("page_token") ?? 0);
  const answer = () => {
    response.setHeader("content-type", "application/json");
    response.end(page(number, slow ? number === 19 : true));
  };
  if (slow) setTimeout(answer, 40);
  else answer();
});
server.listen(0, "127.0.0.1", () => parentPort?.postMessage((server.address() as AddressInfo).port));
