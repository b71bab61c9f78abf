import { ConfigurationError, createClient } from "@covalkit/client";
import { describe, expect, it } from "vitest";
import { failure, page, scripted } from "./scripted.ts";

describe("an option that cannot be", () => {
  it.each([
    ["limit", Number.NaN],
    ["limit", 1.5],
    ["limit", -1],
    ["maxPages", Number.NaN],
    ["retry", 1.5],
    ["retry", "a"],
    ["timeoutMs", 0],
    ["timeoutMs", Number.NaN],
    ["deadlineMs", -5],
    ["prefetch", 2],
    ["malformed", "x"],
  ])("%s: %s is refused with its name, before anything is sent", async (name, value) => {
    const { client, requests } = scripted([page(["a"])]);
    const list = () => client.conversations.list({}, { [name]: value });
    expect(list).toThrow(ConfigurationError);
    expect(list).toThrow(
      `${name} is ${typeof value === "string" ? `"${value}"` : value}, a ${typeof value}; it must be `,
    );
    expect(requests).toHaveLength(0);
  });

  it("of toArray is refused too", async () => {
    const { client } = scripted([page(["a"])]);
    expect(await failure(client.conversations.list().toArray({ limit: Number.NaN }))).toBeInstanceOf(
      ConfigurationError,
    );
  });

  it("of the client is refused when it is made", () => {
    expect(() => createClient({ timeoutMs: -1 })).toThrow("timeoutMs is -1");
    expect(() => createClient({ fetch: 5 as never })).toThrow("fetch is 5, a number; it must be a function");
  });

  it("is no endless limit", async () => {
    const { client } = scripted([page(["a"])]);
    const options = { limit: Number.POSITIVE_INFINITY, maxPages: Number.POSITIVE_INFINITY };
    expect(await client.conversations.list({}, options).toArray()).toHaveLength(1);
  });
});

it("a parameter that the document does not declare is refused, for the API would ignore it", async () => {
  const { client, requests } = scripted([page(["a"])]);
  const params = { fliter: "status=FAILED" } as object;
  expect(await failure(client.conversations.list(params))).toMatchObject({
    code: "CONFIGURATION",
    message: expect.stringContaining('"fliter"'),
  });
  expect(requests).toHaveLength(0);
});
