import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type FieldSchema, listConversations, type Operation, operations } from "@covalkit/spec";
import { describe, expect, test } from "vitest";
import { createMockApi } from "../src/index.ts";
import { ask, type ErrorBody, type PageBody } from "./ask.ts";
import { LARGEST } from "./page-sizes.ts";

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
const { fields, cases }: { fields: Readonly<Record<string, FieldSchema>>; cases: Case[] } = JSON.parse(
  readFileSync(path, "utf8"),
);
const filter = { ...listConversations.filter, fields };
/** The spec's list with the fields that the cases are about, for the spec may have more of them, and more values. */
const asInTheCases = {
  ...operations,
  listConversations: { ...listConversations, filter },
} as const satisfies Readonly<Record<string, Operation>>;

test.each(Object.entries(fields))("the API filters by %s, and what the cases say of it", (name, field) => {
  const { [name]: own }: Readonly<Record<string, FieldSchema>> = listConversations.filter.fields;
  expect(own).toEqual({ ...field, ...(field.enum && { enum: expect.arrayContaining([...field.enum]) }) });
});

test("some cases say which records match", () => {
  expect(cases.filter(({ matches }) => matches !== undefined).length).toBeGreaterThan(5);
});

describe.each([...new Set(cases.map(({ group }) => group))])("%s", (group) => {
  test.each(cases.filter((each) => each.group === group))("$verdict: $text", async (each) => {
    const api = createMockApi({ operations: asInTheCases });
    const records = (each.matches ?? []).map(({ record }, index) => ({
      conversation_id: `${index}`,
      ...record,
    }));
    api.collection("conversations").add(...records);
    const response = await ask(api, { filter: each.text, page_size: LARGEST });
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
      const { conversations }: PageBody = await response.json();
      const found = new Set(conversations.map(({ conversation_id }) => conversation_id));
      expect(records.map(({ conversation_id }) => found.has(conversation_id))).toEqual(
        (each.matches ?? []).map(({ match }) => match),
      );
    }
  });
});
