import { describe, expect, it } from "vitest";
import { otherMethods } from "./document.ts";
import { settle, useFakeTime } from "./fake-time.ts";
import { page, scripted } from "./scripted.ts";

useFakeTime();

const never = () => new Promise<Response>(() => {});

describe("the client's deadlineMs", () => {
  it("bounds coval.api, whatever the method", async () => {
    const { api } = otherMethods(never, { deadlineMs: 1000 });
    const { value, ms } = await settle(api.POST("/v9/things", { body: { name: "n" } }));
    expect(value).toMatchObject({ name: "DeadlineError", deadlineMs: 1000 });
    expect(ms).toBe(1000);
  });

  it("bounds the resources' methods, and gives way to a call's own", async () => {
    const { client } = scripted([never], { deadlineMs: 1000, retry: 0 });
    expect((await settle(client.conversations.list())).value).toMatchObject({ deadlineMs: 1000 });
    const shorter = await settle(client.conversations.list({}, { deadlineMs: 50 }));
    expect(shorter).toMatchObject({ value: { deadlineMs: 50 }, ms: 50 });
    const none = { deadlineMs: Number.POSITIVE_INFINITY, timeoutMs: 5000 };
    expect((await settle(client.conversations.list({}, none))).value).toMatchObject({ code: "TIMEOUT" });
  });

  it("bounds a walk as a whole, and not each of its pages", async () => {
    let pages = 0;
    const slow = async (): Promise<Response> => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      return Response.json(page([String(pages)], String(++pages)));
    };
    const { client, requests } = scripted([slow], { deadlineMs: 1000 });
    const { value, ms } = await settle(client.conversations.list().toArray());
    await settle(new Promise((resolve) => setTimeout(resolve, 400))); // for the request that nobody waits for
    expect(value).toMatchObject({ name: "DeadlineError", deadlineMs: 1000 });
    expect(ms).toBe(1000);
    expect(requests).toHaveLength(3);
  });

  it("must be a time", () => {
    expect(() => scripted([never], { deadlineMs: 0 })).toThrow("deadlineMs is 0");
  });
});
