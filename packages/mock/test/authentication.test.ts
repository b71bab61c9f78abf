import { expect, test } from "vitest";
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
