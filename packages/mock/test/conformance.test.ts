import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listConversations } from "@covalkit/spec";
import { describe, expect, test } from "vitest";
import { createMockApi } from "../src/index.ts";
import { ask, type ErrorBody } from "./ask.ts";

interface Case {
  readonly group: string;
  readonly text: string;
  readonly verdict: "ok" | "warning" | "error";
  readonly diagnostics: readonly {
    readonly severity: string;
    readonly message: string;
    readonly hint: string;
  }[];
  readonly matches?: readonly { readonly record: object; readonly match: boolean }[];
}

const path = join(import.meta.dirname, "../../../tests/conformance/filter.json");
const { fields, cases }: { fields: unknown; cases: Case[] } = JSON.parse(readFileSync(path, "utf8"));

test("the cases are about the fields that the API filters by", () => {
  expect(fields).toEqual(listConversations.filter.fields);
});

describe.each([...new Set(cases.map(({ group }) => group))])("%s", (group) => {
  test.each(cases.filter((each) => each.group === group))("$verdict: $text", async (each) => {
    const conversations = (each.matches ?? []).map(({ record }, index) => ({
      conversation_id: `record-${index}`,
      status: "PENDING" as const,
      create_time: "2025-11-01T00:00:00Z",
      ...record,
    }));
    const response = await ask(createMockApi({ conversations }), { filter: each.text, page_size: 250 });
    if (each.verdict === "error") {
      expect(response.status).toBe(400);
      const { error }: ErrorBody = await response.json();
      const errors = each.diagnostics.filter(({ severity }) => severity === "error");
      expect(error.details.map(({ field }) => field)).toEqual(errors.map(() => "filter"));
      errors.forEach(({ message, hint }, index) => {
        expect(error.details[index]?.description).toContain(message);
        expect(error.details[index]?.description).toContain(hint);
      });
    } else {
      expect(response.status).toBe(200);
      const found = (await response.json()).conversations;
      const matching = (each.matches ?? []).filter(({ match }) => match);
      expect(found).toHaveLength(matching.length);
    }
  });
});
