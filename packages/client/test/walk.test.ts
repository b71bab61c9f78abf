import { type Outcome, PageLoopError, type Resume, ResumeError } from "@covalkit/client";
import { describe, expect, it, vi } from "vitest";
import { apiError, failure, idsOf, page, scripted } from "./scripted.ts";

describe("a listing", () => {
  it("sends nothing before it is awaited or iterated", () => {
    const { client, requests } = scripted([page([])]);
    client.conversations.list();
    expect(requests).toHaveLength(0);
  });

  it("awaited is one page, as the API sent it, asked for once", async () => {
    const { client, requests } = scripted([{ ...page(["a"], "t1"), extra: 1 }]);
    const listing = client.conversations.list({ page_size: 1 });
    expect(await listing).toEqual({ ...page(["a"], "t1"), extra: 1 });
    await listing;
    expect(requests).toHaveLength(1);
  });

  it("behaves as a promise", async () => {
    const { client } = scripted([new Error("no network")], { maxRetries: 0 });
    const onFinally = vi.fn();
    const caught = await client.conversations
      .list()
      .finally(onFinally)
      .catch((error: Error) => error.name);
    expect(caught).toBe("ConnectionError");
    expect(onFinally).toHaveBeenCalledOnce();
  });

  it("iterated is every item of every page", async () => {
    const { client, asked } = scripted([page(["a", "b"], "t1"), page(["c"], "t2"), page(["d"])]);
    expect(idsOf(await client.conversations.list().toArray())).toEqual(["a", "b", "c", "d"]);
    expect(asked("page_token")).toEqual([null, "t1", "t2"]);
  });

  it("starts at the token it is given", async () => {
    const { client, asked } = scripted([page(["c"])]);
    await client.conversations.list({ page_token: "t2" }).toArray();
    expect(asked("page_token")).toEqual(["t2"]);
  });

  it("sends filter, order and page size along with every token", async () => {
    const { client, asked } = scripted([page(["a"], "t1"), page(["b"])]);
    await client.conversations
      .list({ filter: "status=FAILED", order_by: "-create_time", page_size: 7 })
      .toArray();
    expect(asked("filter")).toEqual(["status=FAILED", "status=FAILED"]);
    expect(asked("order_by")).toEqual(["-create_time", "-create_time"]);
    expect(asked("page_size")).toEqual(["7", "7"]);
  });

  it("follows an empty page that has a token", async () => {
    const { client } = scripted([page([], "t1"), page([], "t2"), page(["a"])]);
    expect(idsOf(await client.conversations.list().toArray())).toEqual(["a"]);
  });

  it.each([
    ["null", null],
    ["an absent", undefined],
    ["an empty", ""],
  ])("ends at %s token", async (_, token) => {
    const { client, requests } = scripted([page(["a"], token)]);
    const listing = client.conversations.list();
    await listing.toArray();
    expect(listing.outcome).toEqual({ complete: true, pages: 1, items: 1, duplicates: 0, malformed: 0 });
    expect(requests).toHaveLength(1);
  });

  it("hands out the pages of a loop, then fails with the token's fingerprint", async () => {
    const { client, requests } = scripted([page(["a"], "t1"), page(["b"], "t1")]);
    const seen: string[] = [];
    const error = await failure(
      (async () => {
        for await (const { conversation_id } of client.conversations.list()) seen.push(conversation_id);
      })(),
    );
    expect(error).toBeInstanceOf(PageLoopError);
    expect(error).toMatchObject({
      code: "PAGE_LOOP",
      pages: 2,
      tokenFingerprint: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
    expect(String(error)).not.toContain("t1");
    expect(seen).toEqual(["a", "b"]);
    expect(requests).toHaveLength(2);
  });

  it("drops an id that came before, and counts it", async () => {
    const { client } = scripted([page(["a", "b"], "t1"), page(["b", "c"])]);
    const listing = client.conversations.list();
    expect(idsOf(await listing.toArray())).toEqual(["a", "b", "c"]);
    expect(listing.outcome).toMatchObject({ complete: true, items: 3, duplicates: 1 });
  });

  it("tells onPage of each page", async () => {
    const { client } = scripted([page(["a", "b"], "t1"), page(["b"])]);
    const onPage = vi.fn();
    await client.conversations.list({}, { onPage }).toArray();
    expect(onPage.mock.calls).toEqual([
      [{ page: 1, items: 2, last: false }],
      [{ page: 2, items: 0, last: true }],
    ]);
  });
});

describe("a body that breaks the contract", () => {
  it.each([
    ["no object", [], ""],
    ["no items", {}, "conversations"],
    ["items that are no array", { conversations: {} }, "conversations"],
    ["an item that is no object", { conversations: [{}, "x"] }, "conversations[1]"],
    ["a token that is no string", { conversations: [], next_page_token: 5 }, "next_page_token"],
  ])("%s is an error that says where", async (_, body, path) => {
    const { client } = scripted([body]);
    const expected = { code: "INVALID_RESPONSE", path };
    expect(await failure(client.conversations.list())).toMatchObject(expected);
    expect(await failure(client.conversations.list().toArray())).toMatchObject(expected);
  });

  it("items that are no objects are skipped and counted when asked", async () => {
    const { client } = scripted([{ conversations: ["x", null, { conversation_id: "a" }, []] }]);
    const listing = client.conversations.list({}, { malformed: "skip" });
    expect(idsOf(await listing.toArray())).toEqual(["a"]);
    expect(listing.outcome).toMatchObject({ complete: true, items: 1, malformed: 3 });
  });
});

describe("a walk that does not reach the end", () => {
  const pages = [page(["a", "b"], "t1"), page(["c", "d"], "t2"), page(["e"])];

  const incomplete = (outcome: Outcome | undefined): Outcome & { complete: false } => {
    if (!outcome || outcome.complete) throw new Error("The walk should be incomplete.");
    return outcome;
  };

  it("stops at a limit, and goes on where it stopped, without loss or repetition", async () => {
    for (let limit = 0; limit <= 5; limit++) {
      const { client } = scripted(pages);
      const listing = client.conversations.list({ page_size: 2 }, { limit });
      const first = idsOf(await listing.toArray());
      expect(first).toEqual(["a", "b", "c", "d", "e"].slice(0, limit));
      if (limit === 5) {
        expect(listing.outcome).toMatchObject({ complete: true });
        continue;
      }
      const { reason, resume } = incomplete(listing.outcome);
      expect(reason).toBe("limit");
      const again = scripted(pages.slice(Math.floor(limit / 2)));
      const rest = again.client.conversations.list.resume(JSON.parse(JSON.stringify(resume)));
      expect([...first, ...idsOf(await rest.toArray())]).toEqual(["a", "b", "c", "d", "e"]);
      expect(again.asked("page_token")[0]).toBe([null, null, "t1", "t1", "t2"][limit] ?? null);
      expect(again.asked("page_size")[0]).toBe("2");
    }
  });

  it("is complete when the limit is the last item", async () => {
    const { client } = scripted([page(["a"])]);
    const listing = client.conversations.list({}, { limit: 1 });
    await listing.toArray();
    expect(listing.outcome).toMatchObject({ complete: true });
  });

  it("says that its consumer stopped, and where", async () => {
    const { client, requests } = scripted(pages);
    const listing = client.conversations.list();
    for await (const { conversation_id } of listing) if (conversation_id === "c") break;
    expect(incomplete(listing.outcome)).toMatchObject({ reason: "stopped", items: 3, pages: 2 });
    expect(incomplete(listing.outcome).resume).toMatchObject({ pageToken: "t1", seen: ["a", "b", "c"] });
    expect(requests).toHaveLength(2);
  });

  it("is loud at the page cap", async () => {
    const { client, requests } = scripted(pages);
    const listing = client.conversations.list({}, { maxPages: 2 });
    expect(await failure(listing.toArray())).toMatchObject({
      code: "MAX_PAGES",
      message: expect.stringContaining("2"),
    });
    expect(incomplete(listing.outcome)).toMatchObject({
      reason: "max-pages",
      items: 4,
      resume: { pageToken: "t2" },
    });
    expect(requests).toHaveLength(2);
  });

  it("says that an error ended it, and goes on at the page that failed", async () => {
    const { client } = scripted([pages[0] ?? {}, apiError(403, "PERMISSION_DENIED")]);
    const listing = client.conversations.list();
    expect(await failure(listing.toArray())).toMatchObject({ status: 403 });
    expect(incomplete(listing.outcome)).toMatchObject({
      reason: "error",
      items: 2,
      resume: { pageToken: "t1" },
    });
  });

  it("is aborted between items too", async () => {
    const { client, requests } = scripted(pages);
    const controller = new AbortController();
    const listing = client.conversations.list({}, { signal: controller.signal });
    const error = await failure(
      (async () => {
        for await (const _ of listing) controller.abort();
      })(),
    );
    expect(error).toMatchObject({ name: "AbortError", code: "ABORTED" });
    expect(incomplete(listing.outcome)).toMatchObject({
      reason: "aborted",
      items: 1,
      resume: { seen: ["a"] },
    });
    expect(requests).toHaveLength(1);
  });

  it("resumes with its own filter, whose residual still applies", async () => {
    const body = (ids: string[], token?: string) => ({
      conversations: ids.map((conversation_id) => ({
        conversation_id,
        status: conversation_id[0] === "f" ? "FAILED" : "PENDING",
        metadata: { k: "v" },
      })),
      ...(token && { next_page_token: token }),
    });
    const filter = '(status=FAILED AND metadata.k="v") OR status=DELETED';
    const { client } = scripted([body(["f1", "p1", "f2"], "t1")]);
    const listing = client.conversations.list({ filter }, { limit: 1 });
    expect(idsOf(await listing.toArray())).toEqual(["f1"]);
    const { resume } = incomplete(listing.outcome);
    const again = scripted([body(["f1", "p1", "f2"], "t1"), body(["p2", "f3"])]);
    expect(idsOf(await again.client.conversations.list.resume(resume).toArray())).toEqual(["f2", "f3"]);
  });

  it.each<[string, (resume: Resume) => Resume, RegExp]>([
    ["another operation", (resume) => ({ ...resume, operationId: "listRuns" }), /listRuns/],
    ["another query", (resume) => ({ ...resume, query: { page_size: 3 } }), /query/],
    ["another version", (resume) => ({ ...resume, version: 2 }) as never, /version/],
  ])("refuses a resume of %s", async (_, edit, message) => {
    const { client } = scripted(pages);
    const listing = client.conversations.list({}, { limit: 1 });
    await listing.toArray();
    const { resume } = incomplete(listing.outcome);
    const attempt = () => client.conversations.list.resume(edit(resume));
    expect(attempt).toThrow(ResumeError);
    expect(attempt).toThrow(message);
  });

  it("says so when the API refuses the token of a resume", async () => {
    const { client } = scripted([pages[0] ?? {}]);
    const listing = client.conversations.list({}, { limit: 2 });
    await listing.toArray();
    const again = scripted([apiError(400, "INVALID_ARGUMENT")]);
    const error = await failure(
      again.client.conversations.list.resume(incomplete(listing.outcome).resume).toArray(),
    );
    expect(error).toMatchObject({ code: "RESUME_REFUSED", cause: { status: 400 } });
    expect(String(error)).toMatch(/Start over/);
  });
});

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
