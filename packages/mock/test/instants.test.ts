import { expect, test } from "vitest";
import { createMockApi } from "../src/index.ts";
import { get, listOfThings, text } from "./own-table.ts";

const table = listOfThings({
  parameters: { where: text(), sort: text({ enum: ["filed_at"] }) },
  operation: {
    orderBy: "sort",
    filter: { parameter: "where", fields: { filed_at: { type: "string", format: "date-time" } } },
  },
});

test.each([
  ["2025-11-03T14:32:30Z", true],
  ["2025-11-03t14:32:30z", true],
  ["2025-11-03T14:32:30.123456789+01:00", true],
  ["2024-02-29T00:00:00Z", true],
  ["2016-12-31T23:59:60Z", true],
  ["2025-02-30T00:00:00Z", false],
  ["2025-02-29T00:00:00Z", false],
  ["2025-11-03T24:00:00Z", false],
  ["2025-11-03T23:58:60Z", false],
  ["2025-11-03 14:32:30Z", false],
  ["2025-11-03T14:32:30", false],
  ["2025-11-03T14:32Z", false],
])("%s: what is sorted is what the filter matches (%s)", async (time, isInstant) => {
  const items = { things: [{ thing_id: "a" }, { thing_id: "b", filed_at: time }] };
  const api = createMockApi({ ...table, items });
  const ids = async (query: string) =>
    (await get(api, `/things?${query}`)).body.things.map(({ thing_id }: { thing_id: string }) => thing_id);
  // What has no time comes last, by its id.
  expect(await ids("sort=filed_at")).toEqual(isInstant ? ["b", "a"] : ["a", "b"]);
  const since = encodeURIComponent('filed_at>"1900-01-01T00:00:00Z"');
  expect(await ids(`where=${since}`)).toEqual(isInstant ? ["b"] : []);
});

test("a leap second lies between the second before it and the one after", async () => {
  const times = ["2017-01-01T00:00:00Z", "2016-12-31T23:59:60.5Z", "2016-12-31T23:59:59.9Z"];
  const things = times.map((filed_at, index) => ({ thing_id: `${index}`, filed_at }));
  const api = createMockApi({ ...table, items: { things } });
  const { body } = await get(api, "/things?sort=filed_at");
  expect(body.things.map(({ thing_id }: { thing_id: string }) => thing_id)).toEqual(["2", "1", "0"]);
});
