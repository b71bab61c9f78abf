import { type ClientEvent, createClient } from "@covalkit/client";
import { describe, expect, it } from "vitest";
import { settle, useFakeTime } from "./fake-time.ts";
import { apiError, page, scripted } from "./scripted.ts";

useFakeTime();

const deaf = () => new Promise<Response>(() => {});
const ok = page(["a"]);
const unavailable = apiError(503, "UNAVAILABLE");

describe("events", () => {
  it("tell each request, response, retry and page, with what they took", async () => {
    const events: ClientEvent[] = [];
    const { client } = scripted([unavailable, page(["a"], "t1"), page(["b"])], {
      onEvent: (event) => events.push(event),
    });
    await settle(client.conversations.list().toArray());
    expect(events.map(({ type }) => type)).toEqual([
      ...["request", "response", "retry", "request", "response", "page"],
      ...["request", "response", "page"],
    ]);
    const { call } = events[0] as { call: number };
    expect(events[1]).toMatchObject({
      status: 503,
      attempt: 1,
      call,
      durationMs: 0,
      size: expect.any(Number),
    });
    expect(events[2]).toMatchObject({ reason: "503", delayMs: expect.any(Number) });
    expect(events[3]).toMatchObject({
      attempt: 2,
      call,
      method: "GET",
      url: "https://api.test/v1/conversations",
    });
    expect(events[5]).toEqual({
      type: "page",
      operationId: "listConversations",
      page: 1,
      items: 1,
      last: false,
    });
    expect(JSON.stringify(events)).not.toContain("test-key");
  });

  it("tell of an attempt that got no answer", async () => {
    const events: ClientEvent[] = [];
    const { client } = scripted([deaf], {
      timeoutMs: 50,
      retry: 0,
      onEvent: (event) => events.push(event),
    });
    await settle(client.conversations.list());
    expect(events).toMatchObject([
      { type: "request" },
      { type: "error", reason: "timeout", durationMs: 50, attempt: 1 },
    ]);
  });

  it("reach an observer that fails without failing the call", async () => {
    for (const onEvent of [
      () => Promise.reject(new Error("observer")),
      () => {
        throw new Error("observer");
      },
    ]) {
      const { client } = scripted([ok], { onEvent });
      expect((await settle(client.conversations.list())).value).toEqual(ok);
    }
  });

  it("are published on diagnostics channels", async () => {
    const { default: diagnostics } = await import("node:diagnostics_channel");
    const seen: unknown[] = [];
    const listen = (message: unknown) => void seen.push(message);
    diagnostics.subscribe("covalkit:response", listen);
    const { client } = scripted([ok]);
    await settle(client.conversations.list());
    diagnostics.unsubscribe("covalkit:response", listen);
    await settle(client.conversations.list());
    expect(seen).toEqual([expect.objectContaining({ type: "response", status: 200 })]);
  });
});

describe("the client's headers", () => {
  it("name the package and its version", async () => {
    const { requests, client } = scripted([ok]);
    await settle(client.conversations.list());
    expect(requests[0]?.headers.get("user-agent")).toMatch(/^covalkit-client\/\d+\.\d+\.\d+/);
    expect(requests[0]?.headers.get("x-client")).toBe(requests[0]?.headers.get("user-agent"));
  });
});

it("a client without options can be made", () => {
  expect(createClient().conversations).toBeDefined();
});
