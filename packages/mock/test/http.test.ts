import { listConversations } from "@covalkit/spec";
import { describe, expect, test } from "vitest";
import { createMockApi, generateConversations, type MockApiOptions } from "../src/index.ts";
import { ask, KEY } from "./ask.ts";
import { LARGEST, SMALLEST } from "./page-sizes.ts";

const api = createMockApi({ conversations: generateConversations({ count: 5, seed: 1 }) });
const headers = { "x-api-key": KEY };

test("every answer has a request id of its own", async () => {
  const answers = await Promise.all([
    ask(api),
    api.fetch("/nothing", { headers }),
    api.fetch("/v1/conversations"),
    api.fetch("/v1/conversations", { method: "OPTIONS" }),
  ]);
  const ids = answers.map((answer) => answer.headers.get("x-request-id"));
  expect(new Set(ids).size).toBe(4);
  expect(ids).not.toContain(null);
});

test("HEAD is GET without the body", async () => {
  const [head, get] = [await ask(api, {}, { method: "HEAD", headers }), await ask(api)];
  const text = await get.text();
  expect(head.status).toBe(200);
  expect(await head.text()).toBe("");
  expect(head.headers.get("content-length")).toBe(String(new TextEncoder().encode(text).length));
  expect(head.headers.get("content-type")).toBe(get.headers.get("content-type"));
});

describe("OPTIONS", () => {
  test("says what is allowed, and needs no key", async () => {
    const response = await api.fetch("/v1/conversations", { method: "OPTIONS" });
    expect(response.status).toBe(204);
    expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
  });

  test("lets a page from this machine send the key", async () => {
    const response = await api.fetch("/v1/conversations", {
      method: "OPTIONS",
      headers: {
        origin: "http://localhost:5173",
        "access-control-request-method": "GET",
        "access-control-request-headers": "x-api-key",
      },
    });
    expect(response.headers.get("access-control-allow-origin")).toBe("http://localhost:5173");
    expect(response.headers.get("access-control-allow-methods")).toContain("GET");
    expect(response.headers.get("access-control-allow-headers")).toBe("x-api-key");
  });
});

describe("a page can read answers, errors and their headers", () => {
  const allowed = async (origin: string, options: MockApiOptions = {}) => {
    const asked = createMockApi(options);
    const headers = { origin };
    const answers = [await ask(asked, {}, { headers: { ...headers, "x-api-key": "k" } })];
    answers.push(await asked.fetch("/v1/conversations", { headers }));
    return answers.map((answer) => {
      expect(answer.headers.get("vary")).toContain("origin");
      const exposed = answer.headers.get("access-control-expose-headers");
      return exposed?.includes("x-request-id") ? answer.headers.get("access-control-allow-origin") : null;
    });
  };

  test.each(["http://localhost:5173", "https://app.localhost", "http://127.0.0.1", "http://[::1]:8080"])(
    "from this machine: %s",
    async (origin) => {
      expect(await allowed(origin)).toEqual([origin, origin]);
    },
  );

  test.each(["https://evil.example", "http://localhost.evil.example", "null"])(
    "not from anywhere else: %s",
    async (origin) => {
      expect(await allowed(origin)).toEqual([null, null]);
    },
  );

  test("from the origins that are named, and from no other", async () => {
    const origins = ["https://app.test"];
    expect(await allowed("https://app.test", { origins })).toEqual(["https://app.test", "https://app.test"]);
    expect(await allowed("http://localhost", { origins })).toEqual([null, null]);
    expect(await allowed("https://any.example", { origins: "*" })).toEqual(
      Array(2).fill("https://any.example"),
    );
  });
});

test("a large page in every script arrives whole", async () => {
  const conversations = generateConversations({ count: LARGEST, seed: 1, hostile: true });
  const long = { ...conversations[0], conversation_id: "long", metadata: { text: "日😀".repeat(100_000) } };
  const large = createMockApi();
  large.collection("conversations").add(...conversations, long);
  for (const size of [SMALLEST, LARGEST]) {
    const response = await ask(large, { page_size: size, order_by: "status" });
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(response.headers.get("content-length")).toBe(String(bytes.length));
    const body = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    expect(body.conversations).toHaveLength(size);
  }
  const { conversations: found } = await (
    await ask(large, { filter: 'metadata.text!=""', page_size: LARGEST })
  ).json();
  expect(found).toEqual([long]);
});

test("an address where nothing is gets the documented error", async () => {
  const response = await api.fetch("/v1/nothing", { headers });
  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({
    error: { code: "NOT_FOUND", message: "Resource not found", details: [] },
  });
});

test("a method that the spec does not declare is not there, and the error says which are", async () => {
  const response = await api.fetch("/v1/conversations", { method: "POST", headers, body: "{}" });
  expect(response.status).toBe(404);
  expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
  const { error } = await response.json();
  expect(error.details[0].description).toContain("There is no POST /v1/conversations");
});

test("fetch takes what fetch takes", async () => {
  const address = "https://api.coval.dev/v1/conversations";
  for (const input of [address, new URL(address), new Request(address, { headers })]) {
    expect((await api.fetch(input, { headers })).status).toBe(200);
  }
});

describe("what the document has and the mock does not serve", () => {
  const { path } = listConversations;
  const others = [
    { method: "POST", path },
    { method: "DELETE", path: `${path}/{id}` },
  ];
  const own = createMockApi({ otherOperations: others });

  test.each([
    ["POST", path, "GET, HEAD, OPTIONS"],
    ["DELETE", `${path}/17`, "OPTIONS"],
  ])("%s %s is answered with 405, and what is allowed", async (method, address, allow) => {
    const response = await own.fetch(address, { method, headers });
    expect([response.status, response.headers.get("allow")]).toEqual([405, allow]);
    const { error } = await response.json();
    expect(error.code).toBe("METHOD_NOT_ALLOWED");
    expect(error.message).toBe(
      `The document has ${method} ${address}, but the mock does not serve it; allowed: ${allow}`,
    );
  });

  test.each([
    ["PUT", path],
    ["GET", `${path}/17`],
    ["DELETE", `${path}/17/more`],
  ])("%s %s, which it does not have, is not found", async (method, address) => {
    expect((await own.fetch(address, { method, headers })).status).toBe(404);
  });
});
