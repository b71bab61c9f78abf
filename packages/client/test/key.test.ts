import { inspect } from "node:util";
import { type ClientEvent, ConfigurationError, createClient } from "@covalkit/client";
import { describe, expect, it, vi } from "vitest";
import { apiError, failure, page, type Step, scripted } from "./scripted.ts";

const key = "sk-very-secret-0123456789";
const ok = page([]);

describe("the key", () => {
  it("travels in a lower-case header, and openapi-fetch uses it too", async () => {
    const { client, requests } = scripted([ok], { apiKey: key });
    await client.conversations.list();
    await client.api.GET("/v1/conversations");
    for (const { headers } of requests) expect([...headers]).toContainEqual(["x-api-key", key]);
  });

  it.each([
    ["a function", () => key],
    ["an async function", async () => key],
  ])("comes from %s, which is asked for each call", async (_, apiKey) => {
    const ask = vi.fn(apiKey);
    const { client, requests } = scripted([ok], { apiKey: ask });
    expect(ask).not.toHaveBeenCalled();
    await client.conversations.list();
    await client.conversations.list();
    expect(ask).toHaveBeenCalledTimes(2);
    expect(requests.map(({ headers }) => headers.get("x-api-key"))).toEqual([key, key]);
  });

  it("is asked for again, once, after a 401", async () => {
    const keys = ["old", "new", "newer"];
    const { client, requests } = scripted([apiError(401, "UNAUTHENTICATED"), ok], {
      apiKey: () => keys.shift(),
    });
    await client.conversations.list();
    expect(requests.map(({ headers }) => headers.get("x-api-key"))).toEqual(["old", "new"]);

    const refused = scripted([apiError(401, "UNAUTHENTICATED")], { apiKey: () => "old" });
    expect(await failure(refused.client.conversations.list())).toMatchObject({ status: 401 });
    expect(refused.requests).toHaveLength(2);
  });

  it("that is a text is not tried twice", async () => {
    const { client, requests } = scripted([apiError(401, "UNAUTHENTICATED")], { apiKey: key });
    await failure(client.conversations.list());
    expect(requests).toHaveLength(1);
  });

  it.each([
    ["no key", undefined, /no key was sent.*apiKey option.*empty/is],
    ["an empty key", "  ", /no key was sent/i],
    ["a text", key, /came from the apiKey option/],
    ["a function", () => key, /apiKey function.*twice/],
  ])("of a 401 was looked for where the message says: %s", async (_, apiKey, message) => {
    const { client } = scripted([apiError(401, "UNAUTHENTICATED")], { apiKey });
    expect(String(await failure(client.conversations.list()))).toMatch(message);
  });

  it("that is no text is refused without saying it", async () => {
    const { client } = scripted([ok], { apiKey: (() => 5) as never });
    expect(await failure(client.conversations.list())).toMatchObject({ code: "CONFIGURATION" });
    expect(() => createClient({ apiKey: 5 as never })).toThrow("apiKey is a number");
  });

  it("is trimmed, as keys from files end in a newline", async () => {
    const { client, requests } = scripted([ok], { apiKey: `${key}\n` });
    await client.conversations.list();
    expect(requests[0]?.headers.get("x-api-key")).toBe(key);
  });

  it.each(["with space", "líne", "a\u0000b"])(
    "that no header can carry is refused without saying it",
    async (bad) => {
      const { client } = scripted([ok], { apiKey: bad });
      const error = await failure(client.conversations.list());
      expect(error).toBeInstanceOf(ConfigurationError);
      expect(inspect(error, { depth: 9 })).not.toContain(bad);
    },
  );

  it("is said by nothing: no error, no event, no inspection, no JSON", async () => {
    const events: ClientEvent[] = [];
    const echo = (status: number) =>
      Response.json(
        {
          error: {
            code: "NO",
            message: `bad key ${key}`,
            details: [{ field: key, description: `is ${key}` }],
          },
        },
        { status },
      );
    const steps = [
      echo(401),
      echo(400),
      new Response(`${key} is not JSON`, { headers: { "content-type": "application/json" } }),
      new Response(`<p>${key}</p>`, { status: 500, statusText: "No" }),
      new TypeError(`could not send x-api-key: ${key}`),
    ];
    const said: unknown[] = [events];
    for (const step of steps) {
      const { client } = scripted([step], {
        apiKey: key,
        retry: 0,
        onEvent: (event) => events.push(event),
      });
      said.push(client, await failure(client.conversations.list()));
    }
    for (const each of said) {
      expect(inspect(each, { depth: 9, showHidden: true, getters: true })).not.toContain(key);
      expect(JSON.stringify(each) ?? "").not.toContain(key);
    }
  });
});

describe("a key that is said back", () => {
  const secret = "sk/ab+cd/ef==secret";
  const json = (text: string, init: ResponseInit) =>
    new Response(text, { ...init, headers: { "content-type": "application/json", ...init.headers } });
  const nested = () =>
    new TypeError("fetch failed", {
      cause: Object.assign(new Error("write"), { headers: { "x-api-key": secret } }),
    });

  it.each<[string, Step]>([
    ["in the reason phrase", new Response(null, { status: 500, statusText: `bad ${secret}` })],
    ["in a header", new Response("{}", { status: 404, headers: { "x-request-id": secret } })],
    ["behind JSON's escapes", json(`{"message":"bad sk\\/ab\\u002Bcd\\/ef==secret"}`, { status: 400 })],
    ["cut short, in what a parser says", json(`${secret} is no JSON`, { status: 200 })],
    ["in HTML of a success", new Response(`<p>${secret}</p>`, { headers: { "content-type": "text/html" } })],
    ["in a cause's own properties", nested()],
    ["in a cause's cause", new TypeError("fetch failed", { cause: new Error(`x-api-key: ${secret}`) })],
  ])("%s shows nowhere", async (_, step) => {
    const events: ClientEvent[] = [];
    const { client } = scripted([step], {
      apiKey: secret,
      retry: 0,
      onEvent: (event) => events.push(event),
    });
    const said = [events, await failure(client.conversations.list())];
    if (!(step instanceof Response) || step.ok) said.push(await failure(client.api.GET("/v1/conversations")));
    else said.push((await client.api.GET("/v1/conversations")).error);
    const text = inspect(said, { depth: 9, showHidden: true, getters: true });
    expect(text).not.toContain(secret);
    expect(text).not.toContain(secret.slice(0, 9));
  });

  it("shows in no header of an error, whichever it is in", async () => {
    const echo = new Response("{}", { status: 404, headers: { "x-echo": `key=${secret}`, link: secret } });
    const { client } = scripted([echo], { apiKey: secret });
    const { response } = await client.api.GET("/v1/conversations");
    expect([...response.headers].flat().join()).toContain("key=[redacted]");
    expect([...response.headers].flat().join()).not.toContain(secret);
  });

  it("is looked for from eight characters on", async () => {
    const said = async (apiKey: string) => {
      const { client } = scripted([Response.json({ message: `bad ${apiKey}` }, { status: 403 })], { apiKey });
      return String(await failure(client.conversations.list()));
    };
    expect(await said("eight-ch")).toContain("bad [redacted]");
    expect(await said("seven-c")).toContain("bad seven-c");
  });

  it("is not sent, nor said, once the function gives none", async () => {
    const keys = [secret, undefined];
    const echo = Response.json({ message: `bad ${secret}` }, { status: 401 });
    const { client, requests } = scripted([echo], { apiKey: () => keys.shift() });
    expect(String(await failure(client.conversations.list()))).not.toContain(secret);
    expect(requests.map(({ headers }) => headers.get("x-api-key"))).toEqual([secret, null]);
  });

  it("is left in messages when it is a short placeholder, for they would say nothing without it", async () => {
    const { client } = scripted([apiError(404, "NOT_FOUND")], { apiKey: "e" });
    expect(String(await failure(client.conversations.list()))).toContain("It went wrong: NOT_FOUND");
  });
});

describe("baseUrl", () => {
  it.each([
    ["http://api.coval.dev", "not encrypted"],
    ["http://127.0.0.1.evil.test", "not encrypted"],
    ["http://localhost.evil.test", "not encrypted"],
  ])("%s never gets the key", async (baseUrl, reason) => {
    const { client, requests } = scripted([ok], { apiKey: key, baseUrl });
    const error = await failure(client.conversations.list());
    expect(error).toMatchObject({ code: "CONFIGURATION", message: expect.stringContaining(reason) });
    expect(requests).toHaveLength(0);
  });

  it.each(["http://127.0.0.1:4010", "http://localhost:4010", "http://[::1]:4010", "https://api.test/base/"])(
    "%s does",
    async (baseUrl) => {
      const { client, requests } = scripted([ok], { apiKey: key, baseUrl });
      await client.conversations.list();
      expect(requests[0]?.url).toBe(`${baseUrl.replace(/\/$/, "")}/v1/conversations`);
    },
  );

  it.each(["https://api.test?", "https://api.test/#"])(
    "%s is the address without the mark",
    async (baseUrl) => {
      const { client, requests } = scripted([ok], { apiKey: key, baseUrl });
      await client.conversations.list();
      expect(requests[0]?.url).toBe("https://api.test/v1/conversations");
    },
  );

  it("of another origin, given to one call of openapi-fetch, does not get the key", async () => {
    const { client, requests } = scripted([ok], { apiKey: key });
    const call = client.api.GET("/v1/conversations", { baseUrl: "https://evil.test" });
    expect(await failure(call)).toMatchObject({ code: "CONFIGURATION" });
    expect(requests).toHaveLength(0);
  });

  it.each([
    ["not a url", "absolute"],
    ["ftp://api.test", "https:"],
    ["https://user:pass@api.test", "user name or password"],
    ["https://api.test?key=1", "query"],
    ["https://api.test#top", "fragment"],
  ])("%s is refused with a reason, and without saying a password", (baseUrl, reason) => {
    const make = () => createClient({ baseUrl });
    expect(make).toThrow(ConfigurationError);
    expect(make).toThrow(reason);
    expect(make).not.toThrow(/pass@/);
  });
});
