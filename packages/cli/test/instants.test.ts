import { readFileSync } from "node:fs";
import type { Operation } from "@covalkit/spec";
import { describe, expect, test } from "vitest";
import { runFixture } from "./support/fixture.ts";

const { order, none }: { order: string[][]; none: { text: string; why: string }[] } = JSON.parse(
  readFileSync(new URL("../../../tests/conformance/instants.json", import.meta.url), "utf8"),
);

const SCHEMA = { type: "string", format: "date-time" } as const;
const operation: Operation = {
  operationId: "listThings",
  resource: "things",
  action: "list",
  method: "GET",
  path: "/v1/things",
  parameters: { since: { in: "query", schema: SCHEMA }, filter: { in: "query", schema: { type: "string" } } },
  filter: { parameter: "filter", fields: { time: SCHEMA } },
};

const run = (flag: string) => runFixture(["things", "list", flag], { operations: [operation] });

describe("an instant", () => {
  test.each(order.flat())("%s is taken as a value and in a filter", async (text) => {
    for (const flag of [`--since=${text}`, `--filter=time>"${text}"`]) {
      expect(await run(flag)).toMatchObject({ code: 0, stderr: "", calls: [{}] });
    }
  });

  test.each(none)("$text is refused as a value and in a filter: $why", async ({ text }) => {
    const value = await run(`--since=${text}`);
    expect(value).toMatchObject({ code: 2, calls: [] });
    expect(value.stderr).toContain("--since must be an RFC 3339 timestamp;");
    const filter = await run(`--filter=time>"${text}"`);
    expect(filter).toMatchObject({ code: 2, calls: [] });
    expect(filter.stderr).toMatch(/is not a timestamp|control character/);
  });
});
