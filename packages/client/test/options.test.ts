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

  it.each([
    ["limt", "limit"],
    ["maxRetry", "retry"],
    ["Deadlinems", "deadlineMs"],
  ])("%s is none, and %s was meant", (name, meant) => {
    const { client, requests } = scripted([page(["a"])]);
    const list = () => client.conversations.list({}, { [name]: 1 });
    expect(list).toThrow(ConfigurationError);
    expect(list).toThrow(`There is no option "${name}"; did you mean "${meant}"?`);
    expect(requests).toHaveLength(0);
  });

  it.each(["constructor", "toString", "colour", "apiKey"])(
    "%s is none, and nothing like it was meant",
    (name) => {
      const { client } = scripted([page(["a"])]);
      expect(() => client.conversations.list({}, { [name]: 1 })).toThrow(`There is no option "${name}".`);
    },
  );

  it("of the client, of retry and of toArray is looked up as well", async () => {
    expect(() => createClient({ baseURL: "https://api.test" } as object)).toThrow('did you mean "baseUrl"?');
    expect(() => createClient({ retry: { statuscodes: [] } as object })).toThrow(
      'did you mean "statusCodes"?',
    );
    expect(() => createClient({ retry: { limit: -1 } })).toThrow("limit is -1, a number; it must be ");
    const { client } = scripted([page(["a"])]);
    expect(await failure(client.conversations.list().toArray({ limits: 1 } as object))).toMatchObject({
      message: expect.stringContaining('did you mean "limit"?'),
    });
  });

  it.each<[object, string]>([
    [{ retry: null }, "retry is null; "],
    [{ retry: [2] }, "retry is an array; "],
    [{ retry: { statusCodes: "503" } }, 'statusCodes is "503", a string; '],
    [{ timeoutMs: "30" }, 'timeoutMs is "30", a string; '],
    [{ fetch: {} }, "fetch is an object; "],
    [{ onEvent: true }, "onEvent is true, a boolean; "],
    [{ baseUrl: "api.test" }, 'https://host/path: "api.test", a string.'],
    [{ baseUrl: "//me:secret@api.test?key=secret" }, 'https://host/path: "…api.test…", a string.'],
  ])("%o is said with its type", (options, message) => {
    expect(() => createClient(options)).toThrow(message);
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
    message: 'listConversations has no parameter "fliter"; did you mean "filter"?',
  });
  expect(requests).toHaveLength(0);
});
