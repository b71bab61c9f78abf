import { expect, it, vi } from "vitest";
import { failure, page, scripted } from "./scripted.ts";

/** A signal that lives as long as a program, and how many listeners are on it. */
function longLived(): { signal: AbortSignal; listeners: () => number } {
  const { signal } = new AbortController();
  const added = vi.spyOn(signal, "addEventListener");
  const removed = vi.spyOn(signal, "removeEventListener");
  return { signal, listeners: () => added.mock.calls.length - removed.mock.calls.length };
}

it.each<[string, Parameters<typeof scripted>[0]]>([
  ["calls that succeed", [page(["a"])]],
  ["walks over several pages", [page(["a"], "t1"), page(["b"], "t2"), page(["c"])]],
  ["calls that fail", [new Response(null, { status: 404 })]],
  ["calls that cannot be sent", [new TypeError("fetch failed")]],
])("no listener stays on a long-lived signal after %s", async (_, steps) => {
  const { signal, listeners } = longLived();
  const { client } = scripted(steps, { retry: 0 });
  for (let call = 0; call < 5; call++) {
    await Promise.resolve(client.conversations.list({}, { signal, deadlineMs: 10_000 })).catch(() => {});
    await client.conversations
      .list({}, { signal, prefetch: 1 })
      .toArray()
      .catch(() => {});
  }
  expect(vi.mocked(signal.addEventListener)).toHaveBeenCalled();
  expect(listeners()).toBe(0);
});

it("an abort from within onEvent ends the attempt that is about to begin", async () => {
  const controller = new AbortController();
  const { client } = scripted([() => new Promise<Response>(() => {})], {
    onEvent: ({ type }) => {
      if (type === "request") controller.abort("enough");
    },
  });
  const error = await failure(client.conversations.list({}, { signal: controller.signal }));
  expect(error).toMatchObject({ code: "ABORTED", cause: "enough" });
});
