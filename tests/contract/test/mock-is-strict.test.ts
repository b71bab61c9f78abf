import { listConversations, security } from "@covalkit/spec";
import { describe, expect, inject, it } from "vitest";
import { errorExamples, pageExamples, violations } from "../prism/cases.ts";

const KEY_HEADER = security?.header ?? "";

const ask = (
  query: Record<string, string>,
  headers: Record<string, string> = { [KEY_HEADER]: "contract-tests" },
) => fetch(`${inject("prismUrl")}${listConversations.path}?${new URLSearchParams(query)}`, { headers });

describe("the mock of the document", () => {
  it("answers a good request with the first example", async () => {
    const response = await ask({ page_size: "2" });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(pageExamples[0]?.[1]);
  });

  it.each(violations)("refuses a %s", async (_, query) => {
    const response = await ask(query);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual(errorExamples.find(([status]) => status === 400)?.[2]);
  });

  it.each([
    ["no key", {}],
    ["an empty key", { [KEY_HEADER]: "" }],
  ])("refuses %s", async (_, headers) => {
    expect((await ask({}, headers)).status).toBe(401);
  });

  it("has violations and errors to check at all", () => {
    expect(violations.length).toBeGreaterThanOrEqual(4);
    expect(new Set(errorExamples.map(([status]) => status))).toEqual(new Set([400, 401, 403, 404, 429, 500]));
  });
});
