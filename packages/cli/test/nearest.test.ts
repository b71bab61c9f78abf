import { readFileSync } from "node:fs";
import type { Operation } from "@covalkit/spec";
import { expect, test } from "vitest";
import { runFixture } from "./support/fixture.ts";

interface Case {
  readonly name: string;
  readonly word: string;
  readonly candidates: readonly string[];
  readonly suggestion: string | null;
}

const { cases }: { cases: readonly Case[] } = JSON.parse(
  readFileSync(new URL("../../../tests/conformance/nearest.json", import.meta.url), "utf8"),
);

/** An operation with a parameter, and with a filter field, that is one of these. */
function withChoices(candidates: readonly string[]): Operation {
  const schema = { type: "string", enum: candidates } as const;
  return {
    operationId: "listThings",
    resource: "things",
    action: "list",
    method: "GET",
    path: "/v1/things",
    parameters: {
      state: { in: "query", schema },
      states: { in: "query", schema: { type: "array", items: schema } },
      filter: { in: "query", schema: { type: "string" } },
    },
    filter: { parameter: "filter", fields: { state: schema } },
  };
}

const misspelt = cases.filter(({ word, candidates }) => candidates.length > 0 && !candidates.includes(word));

test.each(misspelt)(
  "$word: a flag, a list and a filter are told the same, or none is ($name)",
  async ({ word, candidates, suggestion }) => {
    for (const flag of [`--state=${word}`, `--states=${word}`, `--filter=state=${word}`]) {
      const { code, stderr } = await runFixture(["things", "list", flag], {
        operations: [withChoices(candidates)],
      });
      expect(code).toBe(2);
      const [, told] = /did you mean (.*)\?/i.exec(stderr) ?? [];
      expect({ flag, told }).toEqual({ flag, told: suggestion ?? undefined });
    }
  },
);
