import { type Outcome, type Resume, ResumeError } from "@covalkit/client";
import { describe, expect, it } from "vitest";
import { apiError, failure, idsOf, page, scripted } from "./scripted.ts";

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

  it("remembers two pages back, for rows may have shifted as far, and no further", async () => {
    const seenAfter = async (limit: number) => {
      const { client } = scripted([...pages.slice(0, 2), page(["e", "f"], "t3"), page(["g", "h"], "t4")]);
      const listing = client.conversations.list({}, { limit });
      await listing.toArray();
      return incomplete(listing.outcome).resume.seen;
    };
    expect(await seenAfter(5)).toEqual(["a", "b", "c", "d", "e"]);
    expect(await seenAfter(7)).toEqual(["c", "d", "e", "f", "g"]);
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

  it("remembers what came before an empty page", async () => {
    const { client } = scripted([page(["a", "b"], "t1"), page([], "t2"), apiError(403, "PERMISSION_DENIED")]);
    const listing = client.conversations.list();
    await failure(listing.toArray());
    const { resume } = incomplete(listing.outcome);
    expect(resume).toMatchObject({ pageToken: "t2", seen: ["a", "b"] });
    const again = scripted([page(["b", "c"])]);
    expect(idsOf(await again.client.conversations.list.resume(resume).toArray())).toEqual(["c"]);
    expect(idsOf((await again.client.conversations.list.resume(resume)).conversations)).toEqual(["c"]);
  });

  it("refuses a resume whose token was changed, or that is none", async () => {
    const { client } = scripted(pages);
    const listing = client.conversations.list({}, { limit: 3 });
    await listing.toArray();
    const { resume } = incomplete(listing.outcome);
    for (const wrong of [{ ...resume, pageToken: "t9" }, null, {}, { ...resume, seen: 5 }]) {
      expect(() => client.conversations.list.resume(wrong as never)).toThrow(ResumeError);
    }
  });

  it("does not blame the resume for a later page that the API refuses", async () => {
    const { client } = scripted([pages[0] ?? {}]);
    const listing = client.conversations.list({}, { limit: 2 });
    await listing.toArray();
    const again = scripted([page(["c"], "t5"), apiError(400, "INVALID_ARGUMENT")]);
    const rest = again.client.conversations.list.resume(incomplete(listing.outcome).resume).toArray();
    expect(await failure(rest)).toMatchObject({ name: "BadRequestError" });
  });

  it("is aborted between pages too", async () => {
    const { client, requests } = scripted(pages);
    const controller = new AbortController();
    const listing = client.conversations.list({}, { signal: controller.signal });
    const error = await failure(
      (async () => {
        for await (const _ of listing.pages()) controller.abort();
      })(),
    );
    expect(error).toMatchObject({ code: "ABORTED" });
    expect(incomplete(listing.outcome)).toMatchObject({ reason: "aborted", items: 2 });
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
