import { describe, expect, test } from "vitest";
import {
  createMockApi,
  FAULTS,
  type Fault,
  generateConversations,
  manualClock,
  parseFaults,
} from "../src/index.ts";
import { ask, type PageBody, page } from "./ask.ts";

const conversations = generateConversations({ count: 30, seed: 1 });

function faulty(fault: Fault, options: Parameters<typeof createMockApi>[0] = {}) {
  return createMockApi({ conversations, ...options, faults: { rates: { [fault]: 1 }, ...options.faults } });
}

describe("429", () => {
  test("comes with the documented body and wait", async () => {
    const response = await ask(faulty("429"));
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "2"]);
    expect(await response.json()).toEqual({
      error: { code: "RESOURCE_EXHAUSTED", message: "Too many requests", details: [] },
    });
  });

  test("asks for the seconds it is told to", async () => {
    const response = await ask(faulty("429", { faults: { retryAfterSeconds: 30 } }));
    expect(response.headers.get("retry-after")).toBe("30");
  });

  test("can ask with an HTTP date, by the mock's clock", async () => {
    const clock = manualClock(Date.parse("2025-11-03T14:32:30Z"));
    const faults = { retryAfterSeconds: 30, retryAfterForm: "date" as const };
    const response = await ask(faulty("429", { clock, faults }));
    expect(response.headers.get("retry-after")).toBe("Mon, 03 Nov 2025 14:33:00 GMT");
  });
});

test("500 is the documented error", async () => {
  const response = await ask(faulty("500"));
  expect(response.status).toBe(500);
  expect((await response.json()).error.code).toBe("INTERNAL_ERROR");
});

test("503 is a gateway's page of HTML", async () => {
  const response = await ask(faulty("503"));
  expect([response.status, response.headers.get("content-type")]).toEqual([503, "text/html; charset=utf-8"]);
  expect(await response.text()).toContain("<!DOCTYPE html>");
});

test("half JSON is a body that cannot be parsed, and looks complete", async () => {
  const response = await ask(faulty("half"));
  const text = await response.text();
  expect(response.status).toBe(200);
  expect(response.headers.get("content-length")).toBe(String(new TextEncoder().encode(text).length));
  expect(() => JSON.parse(text)).toThrow(SyntaxError);
});

test("a slow body comes in pieces over its time", async () => {
  const clock = manualClock();
  const response = await ask(faulty("slow", { clock, faults: { slowMs: 1000 } }), { page_size: 30 });
  let received: string | undefined;
  const reading = response.text().then((text) => {
    received = text;
  });
  await clock.advance(900);
  expect(received).toBeUndefined();
  await clock.advance(100);
  await reading;
  expect(JSON.parse(received ?? "").conversations).toHaveLength(30);
});

test("a duplicate page comes again under another token", async () => {
  const api = createMockApi({ conversations, faults: { script: [null, "duplicate-page"] } });
  const first = await page(api, { page_size: 10 });
  const second = await page(api, { page_size: 10, page_token: first.next_page_token ?? "" });
  const again = await page(api, { page_size: 10, page_token: second.next_page_token ?? "" });
  expect(second.next_page_token).not.toBe(first.next_page_token);
  expect(again.conversations).toEqual(second.conversations);
  const third = await page(api, { page_size: 10, page_token: again.next_page_token ?? "" });
  expect(third.conversations).not.toEqual(second.conversations);
});

test("a repeated token is the one that was sent", async () => {
  const api = createMockApi({ conversations, faults: { script: [null, "repeat-token"] } });
  const { next_page_token: token } = await page(api, { page_size: 10 });
  const second = await page(api, { page_size: 10, page_token: token ?? "" });
  expect(second.next_page_token).toBe(token);
});

test("an empty page leads to what it should have held", async () => {
  const api = createMockApi({ conversations, faults: { script: ["empty-page"] } });
  const empty = await page(api, { page_size: 10 });
  expect(empty.conversations).toEqual([]);
  const next = await page(api, { page_size: 10, page_token: empty.next_page_token ?? "" });
  expect(next.conversations).toEqual((await page(api, { page_size: 10 })).conversations);
});

test.each(["reset", "cut"] as const)(
  "%s needs a connection: api.fetch answers as if nothing were",
  async (fault) => {
    const api = faulty(fault);
    const body: PageBody = await (await ask(api, { page_size: 30 })).json();
    expect(body.conversations).toHaveLength(30);
    expect(api.requests[0]?.fault).toBeUndefined();
  },
);

test("faults come at their rate, the same for the same seed, and again after a reset", async () => {
  const statuses = async (seed: number) => {
    const api = createMockApi({ faults: { seed, rates: { "429": 0.2, "500": 0.1 } } });
    const asked = async () => {
      const all: number[] = [];
      for (let i = 0; i < 400; i++) all.push((await ask(api)).status);
      return all;
    };
    const first = await asked();
    api.reset();
    expect(await asked()).toEqual(first);
    return first;
  };
  const one = await statuses(1);
  const share = (status: number) => one.filter((each) => each === status).length / one.length;
  expect(share(429)).toBeCloseTo(0.2, 1);
  expect(share(500)).toBeCloseTo(0.1, 1);
  expect(await statuses(1)).toEqual(one);
  expect(await statuses(2)).not.toEqual(one);
});

test("OPTIONS meets no fault, and takes none from the script", async () => {
  const api = createMockApi({ faults: { script: ["500"] } });
  expect((await api.fetch("/v1/conversations", { method: "OPTIONS" })).status).toBe(204);
  expect((await ask(api)).status).toBe(500);
  expect((await ask(api)).status).toBe(200);
});

test.each([
  [{ rates: { "429": 2 } }, "between 0 and 1"],
  [{ rates: { "429": 0.6, "500": 0.6 } }, "1 at most"],
  [{ rates: { fire: 0.1 } }, '"fire" is no fault'],
  [{ script: ["fire"] }, '"fire" is no fault'],
])("%j is refused", (faults, message) => {
  // What a caller without types may pass.
  expect(() => createMockApi({ faults: faults as object })).toThrow(message);
});

describe("parseFaults", () => {
  test("reads what the command line takes", () => {
    expect(parseFaults("429=0.1, slow=0.05,seed=7,retry-after=3,slow-ms=100")).toEqual({
      rates: { "429": 0.1, slow: 0.05 },
      seed: 7,
      retryAfterSeconds: 3,
      slowMs: 100,
    });
  });

  test.each(["429", "429=", "429=x", "fire=0.1", "constructor=1", ""])("refuses %j", (text) => {
    expect(() => parseFaults(text)).toThrow(RangeError);
  });

  test("knows every fault", () => {
    const text = Object.keys(FAULTS).map((name) => `${name}=0.01`);
    expect(Object.keys(parseFaults(text.join(",")).rates ?? {}).toSorted()).toEqual(
      Object.keys(FAULTS).toSorted(),
    );
  });
});
