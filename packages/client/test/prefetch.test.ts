import { describe, expect, it, vi } from "vitest";
import { apiError, failure, page, scripted } from "./scripted.ts";

describe("prefetch", () => {
  it("asks for one page while the consumer works on the last one, and no more", async () => {
    const { client, requests } = scripted([
      page(["a"], "t1"),
      page(["b"], "t2"),
      page(["c"], "t3"),
      page(["d"]),
    ]);
    let handedOut = 0;
    for await (const _ of client.conversations.list({}, { prefetch: 1 })) {
      handedOut++;
      await vi.waitUntil(() => requests.length === Math.min(handedOut + 1, 4));
      await new Promise(setImmediate); // time for one request too many
      expect(requests).toHaveLength(Math.min(handedOut + 1, 4));
    }
  });

  it("is aborted when the consumer leaves", async () => {
    let aborted = false;
    const { client, requests } = scripted([
      page(["a"], "t1"),
      (request) =>
        new Promise((_, reject) => {
          request.signal.addEventListener("abort", () => {
            aborted = true;
            reject(request.signal.reason);
          });
        }),
    ]);
    for await (const _ of client.conversations.list({}, { prefetch: 1 })) {
      await vi.waitUntil(() => requests.length === 2);
      break;
    }
    await vi.waitUntil(() => aborted);
    expect(requests).toHaveLength(2);
  });

  it("does not ask beyond the page cap, nor for a token that came before", async () => {
    const capped = scripted([page(["a"], "t1")]);
    await failure(capped.client.conversations.list({}, { prefetch: 1, maxPages: 1 }).toArray());
    expect(capped.requests).toHaveLength(1);
    const looped = scripted([page(["a"], "t1"), page(["b"], "t1")]);
    await failure(looped.client.conversations.list({}, { prefetch: 1 }).toArray());
    expect(looped.requests).toHaveLength(2);
  });

  it("does not ask beyond the limit", async () => {
    const { client, requests } = scripted([page(["a", "b"], "t1")]);
    await client.conversations.list({}, { prefetch: 1, limit: 2 }).toArray();
    expect(requests).toHaveLength(1);
  });

  it("hands its failure to the consumer, after the page before", async () => {
    const { client } = scripted([page(["a"], "t1"), apiError(403, "PERMISSION_DENIED")]);
    const seen: string[] = [];
    const error = await failure(
      (async () => {
        for await (const { conversation_id } of client.conversations.list({}, { prefetch: 1 }))
          seen.push(conversation_id);
      })(),
    );
    expect(seen).toEqual(["a"]);
    expect(error).toMatchObject({ status: 403 });
  });
});
