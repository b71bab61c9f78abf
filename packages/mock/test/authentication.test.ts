import { listConversations, operations } from "@covalkit/spec";
import { responses } from "@covalkit/spec/responses";
import { describe, expect, test } from "vitest";
import { createMockApi } from "../src/index.ts";

async function answerTo(options: Parameters<typeof createMockApi>[0], headers: Record<string, string>) {
  const response = await createMockApi(options).fetch("/v1/conversations", { headers });
  return { status: response.status, body: await response.json() };
}

const UNAUTHENTICATED = {
  status: 401,
  body: { error: { code: "UNAUTHENTICATED", message: "Missing or invalid API key", details: [] } },
};

test.each([{}, { apiKey: "right" }])("with %j, a missing or empty key is refused", async (options) => {
  expect(await answerTo(options, {})).toEqual(UNAUTHENTICATED);
  expect(await answerTo(options, { "x-api-key": "" })).toEqual(UNAUTHENTICATED);
  expect(await answerTo(options, { "x-api-key": "  " })).toEqual(UNAUTHENTICATED);
});

test("without apiKey, every key is accepted", async () => {
  expect((await answerTo({}, { "x-api-key": "anything" })).status).toBe(200);
});

test("with apiKey, only that one is", async () => {
  expect((await answerTo({ apiKey: "right" }, { "X-API-Key": "right" })).status).toBe(200);
  expect(await answerTo({ apiKey: "right" }, { "x-api-key": "wrong" })).toEqual(UNAUTHENTICATED);
  expect((await answerTo({ apiKey: ["one", "two"] }, { "x-api-key": "two" })).status).toBe(200);
});

test("a denied key is known, but may do nothing", async () => {
  const { status, body } = await answerTo({ deniedApiKey: "no" }, { "x-api-key": "no" });
  expect([status, body.error.code]).toEqual([403, "PERMISSION_DENIED"]);
});

test("the key is checked before the address", async () => {
  const response = await createMockApi().fetch("/nothing/here");
  expect(response.status).toBe(401);
});

describe("a key behind the name of a scheme", () => {
  const api = createMockApi({ security: { header: "Authorization", prefix: "Bearer " }, apiKey: "key-one" });
  const status = async (authorization: string) =>
    (await api.fetch(listConversations.path, { headers: { authorization } })).status;

  test.each(["Bearer key-one", "bearer key-one", "BEARER  key-one"])("%s is accepted", async (value) => {
    expect(await status(value)).toBe(200);
  });

  test.each(["key-one", "Bearer key-two", "Bearer", "Basic key-one", "Bearerkey-one"])(
    "%s is not",
    async (value) => {
      expect(await status(value)).toBe(401);
    },
  );

  test("is in no record", () => {
    expect(api.requests.length).toBeGreaterThan(0);
    expect(JSON.stringify(api.requests)).not.toMatch(/key-one|key-two/i);
  });
});

test("an API that asks for no key needs none", async () => {
  const api = createMockApi({ security: null, apiKey: "right" });
  expect((await api.fetch(listConversations.path)).status).toBe(200);
  expect(api.requests[0]?.authentication).toBe("anonymous");
});

test("an operation that asks for no key needs none, and the others still do", async () => {
  const open = { ...listConversations, operationId: "listOpen", path: "/open", anonymous: true } as const;
  const { listConversations: of } = responses;
  const api = createMockApi({
    operations: { ...operations, open },
    responses: { ...responses, listOpen: of ?? {} },
  });
  expect((await api.fetch("/open")).status).toBe(200);
  expect((await api.fetch("/open", { method: "HEAD" })).status).toBe(200);
  expect((await api.fetch(listConversations.path)).status).toBe(401);
});
