import { describe, expect, test } from "vitest";
import { createMockApi, generateConversations } from "../src/index.ts";
import { ask, KEY, page, refusal } from "./ask.ts";
import { LARGEST, SMALLEST } from "./page-sizes.ts";

const api = createMockApi({ conversations: generateConversations({ count: 20, seed: 1 }) });

describe("page_size", () => {
  test.each([SMALLEST, LARGEST])("%i is in range", async (size) => {
    expect((await ask(api, { page_size: size })).status).toBe(200);
  });

  test.each([SMALLEST - 1, LARGEST + 1, -1])(
    "%i is refused in the words of the documented example",
    async (size) => {
      expect(await refusal(api, { page_size: size })).toEqual({
        code: "INVALID_ARGUMENT",
        message: "Invalid query parameters",
        details: [{ field: "page_size", description: `Must be between ${SMALLEST} and ${LARGEST}` }],
      });
    },
  );

  test.each(["", "ten", "1.5", "1e2", "0x10", "NaN", "+5", "5.0"])("%j is no integer", async (text) => {
    const { details } = await refusal(api, { page_size: text });
    expect(details).toEqual([{ field: "page_size", description: "Must be an integer, not a string" }]);
  });
});

test("order_by takes the declared values and no other", async () => {
  expect((await ask(api, { order_by: "-create_time" })).status).toBe(200);
  const { details } = await refusal(api, { order_by: "has_audio" });
  expect(details).toEqual([
    { field: "order_by", description: expect.stringContaining("create_time, -create_time") },
  ]);
});

test("every parameter that is wrong is named", async () => {
  const { details } = await refusal(api, { order_by: "x", page_size: SMALLEST - 1 });
  expect(details.map(({ field }) => field).toSorted()).toEqual(["order_by", "page_size"]);
});

test("a parameter that comes twice is refused", async () => {
  const response = await api.fetch(`/v1/conversations?page_size=${SMALLEST}&page_size=${LARGEST}`, {
    headers: { "x-api-key": KEY },
  });
  expect(response.status).toBe(400);
});

test("an unknown parameter is ignored", async () => {
  expect(await page(api, { unheard_of: "1", page_size: 3 })).toEqual(await page(api, { page_size: 3 }));
});
