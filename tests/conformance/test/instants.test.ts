import { validateResponses } from "@covalkit/client/validate";
import { type Operation, operations, withValueAt } from "@covalkit/spec";
import { instantMs, isInstant } from "@covalkit/spec/interpret";
import { describe, expect, it } from "vitest";
import document from "../instants.json" with { type: "json" };
import { mockOf } from "../things.ts";

const { order, none } = document;
const instants = order.flat();
const placeOf = (text: string): number => order.findIndex((texts) => texts.includes(text));

describe("the reader of the document", () => {
  it.each(instants)("takes %s", (text) => {
    expect(isInstant(text)).toBe(true);
  });

  it.each(none)("takes $text for no instant: $why", ({ text }) => {
    expect({ is: isInstant(text), ms: instantMs(text) }).toEqual({ is: false, ms: Number.NaN });
  });

  it("gives the same instants the same time, and others theirs in order, as far as a number can tell", () => {
    const times = order.map((texts) => new Set(texts.map(instantMs)));
    expect(times.filter(({ size }) => size > 1)).toEqual([]);
    const ms = times.flatMap((each) => [...each]);
    expect(ms).toEqual([...ms].sort((one, other) => one - other));
  });
});

describe("the validator", () => {
  const timed = Object.values<Operation>(operations).find(({ list }) => list?.time !== undefined);
  const { operationId = "", list } = timed ?? {};
  const items = list?.items ?? "";
  const time = list?.time ?? "";

  /** What it says of a time in a body. */
  function driftOf(text: string): string[] {
    const found: { path: string; message: string }[] = [];
    const body = withValueAt({}, items, [{ [time]: text }]);
    validateResponses()({ ...timed, operationId } as Operation, body, (event) => found.push(event as never));
    return found.filter(({ path }) => path === `${items}[0].${time}`).map(({ message }) => message);
  }

  it.each(instants)("takes %s", (text) => {
    expect(driftOf(text)).toEqual([]);
  });

  it.each(none)("reports $text: $why", ({ text }) => {
    expect(driftOf(text)).toEqual([`${items}[0].${time} must be an RFC 3339 timestamp`]);
  });
});

describe("the mock", () => {
  const schema = { type: "string", format: "date-time" };
  const shuffled = instants.map((_, index) => instants[(index * 17) % instants.length] ?? "");
  const ask = mockOf(schema, shuffled);

  it("has every instant, in another order", () => {
    expect([...shuffled].sort()).toEqual([...instants].sort());
    expect(shuffled.map(placeOf)).not.toEqual(instants.map(placeOf));
  });

  it.each(instants)("takes %s, and finds what is the same instant", async (text) => {
    expect(await ask({ value: text })).toMatchObject({ status: 200 });
    const { status, values } = await ask({ filter: `value="${text}"` });
    expect({ status, values: values.map(String).sort() }).toEqual({
      status: 200,
      values: [...(order[placeOf(text)] ?? [])].sort(),
    });
  });

  it.each(none)("refuses $text: $why", async ({ text }) => {
    expect(await ask({ value: text })).toMatchObject({ status: 400 });
    expect(await ask({ filter: `value="${text}"` })).toMatchObject({ status: 400 });
  });

  // Its order goes by milliseconds, which hold fractions down to a quarter of a microsecond.
  it("sorts as it filters, as far as a number can tell", async () => {
    const rising = (await ask({ order: "value" })).values.map(String);
    const falling = (await ask({ order: "-value" })).values.map(String);
    expect(rising.map(instantMs)).toEqual(instants.map(instantMs));
    expect(falling.map(instantMs)).toEqual(instants.map(instantMs).reverse());
  });

  it("finds no record whose time is none, whatever it is compared to", async () => {
    const asked = mockOf(
      schema,
      none.map(({ text }) => text),
    );
    for (const operator of ["=", "!=", "<", "<=", ">", ">="]) {
      expect(await asked({ filter: `value${operator}"2025-11-01T00:00:00Z"` })).toMatchObject({ values: [] });
    }
  });
});
