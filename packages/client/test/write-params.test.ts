import { ConfigurationError } from "@covalkit/client";
import type { Operation, Parameter } from "@covalkit/spec";
import { createRouter, readParameters } from "@covalkit/spec/interpret";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clientOf, operation } from "./document.ts";
import { failure } from "./scripted.ts";

const text = { type: "string" } as const;
const list = (items: Parameter["schema"] = text) => ({ type: "array", items }) as const;
const object = {
  type: "object",
  properties: { count: { type: "integer" }, ok: { type: "boolean" } },
  additionalProperties: text,
} as const;

/** Every way in which a parameter is written. */
const parameters = {
  plain: { in: "query", schema: text },
  number: { in: "query", schema: { type: "number" } },
  truth: { in: "query", schema: { type: "boolean" } },
  "awkward&name=[x] %20": { in: "query", schema: text },
  exploded: { in: "query", schema: list() },
  joined: { in: "query", explode: false, schema: list() },
  numbers: { in: "query", explode: false, schema: list({ type: "integer" }) },
  spaced: { in: "query", style: "spaceDelimited", schema: list() },
  piped: { in: "query", style: "pipeDelimited", schema: list() },
  deep: { in: "query", style: "deepObject", schema: object },
  id: { in: "path", required: true, schema: text },
  "x-one": { in: "header", schema: text },
  "x-many": { in: "header", schema: list() },
  "x-numbers": { in: "header", schema: list({ type: "integer" }) },
} as const satisfies Record<string, Parameter>;

const table: Operation = operation({ path: "/v9/things/{id}", parameters });

/** What a server reads from the request that the client sends. */
async function readBack(params: object) {
  const { things, requests } = clientOf(table, [{}]);
  await things.call(params as Record<string, unknown>);
  const [request] = requests;
  const { pathname, search } = new URL(request?.url ?? "");
  const [route] = createRouter([table])(pathname);
  return readParameters(table, {
    path: route?.path ?? {},
    query: search,
    headers: request?.headers ?? new Headers(),
  });
}

const special = fc.constantFrom(
  ",",
  " ",
  "+",
  "%",
  "%20",
  "%2C",
  "&",
  "=",
  "#",
  "?",
  "/",
  "|",
  "é",
  "🙂",
  '"',
  "[",
  "]",
  "..",
);
const anyText = fc
  .array(fc.oneof(special, fc.string({ unit: "grapheme" })), { maxLength: 5 })
  .map((parts) => parts.join(""));
const without = (...separators: string[]) =>
  anyText.map((value) => separators.reduce((rest, separator) => rest.replaceAll(separator, ""), value));
const inHeader = (pattern: RegExp) =>
  fc.string({ unit: "binary-ascii" }).map((value) => value.replace(pattern, "").trim());
const several = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { minLength: 1, maxLength: 5 });
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0));
const integer = fc.maxSafeInteger();

const values: Record<keyof typeof parameters, fc.Arbitrary<unknown>> = {
  plain: anyText,
  number,
  truth: fc.boolean(),
  "awkward&name=[x] %20": anyText,
  exploded: several(anyText),
  joined: several(anyText),
  numbers: several(integer),
  spaced: several(without(" ")),
  piped: several(without("|")),
  deep: fc
    .tuple(fc.dictionary(anyText, anyText, { minKeys: 1 }), fc.record({ count: integer, ok: fc.boolean() }))
    .map(([others, declared]) => ({ ...others, ...declared })),
  id: anyText.filter((value) => !/^(\.|%2e){0,2}$/i.test(value)),
  "x-one": inHeader(/[^\x20-\x7e]/g),
  "x-many": several(inHeader(/[^\x20-\x7e]|,/g)),
  "x-numbers": several(integer),
};

describe("parameters that the client writes", () => {
  it("are read back as they were, whatever their style and whatever they hold", async () => {
    const { id, ...others } = values;
    const given = fc.tuple(fc.record({ id }), fc.record(others, { requiredKeys: [] }));
    await fc.assert(
      fc.asyncProperty(given, async ([path, rest]) => {
        const params = { ...path, ...rest };
        expect(await readBack(params)).toEqual({ values: params, violations: [], undeclared: [] });
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["exploded", ["a", "b c"], "exploded=a&exploded=b%20c"],
    ["joined", ["a", "b,c"], "joined=a,b%2Cc"],
    ["spaced", ["a", "b"], "spaced=a%20b"],
    ["piped", ["a", "b"], "piped=a|b"],
    ["deep", { count: 1, ok: true }, "deep%5Bcount%5D=1&deep%5Bok%5D=true"],
  ])("of the style %s look as OpenAPI says", async (name, value, query) => {
    const { things, requests } = clientOf(table, [{}]);
    await things.call({ id: "1", [name]: value });
    expect(requests[0]?.url).toBe(`https://api.test/v9/things/1?${query}`);
  });

  it("go into a header one after the other", async () => {
    const { things, requests } = clientOf(table, [{}]);
    await things.call({ id: "1", "x-many": ["a", "b"] });
    expect(requests[0]?.headers.get("x-many")).toBe("a, b");
  });

  it("leave out an empty list and what is undefined", async () => {
    const { things, requests } = clientOf(table, [{}]);
    await things.call({ id: "1", joined: [], exploded: [], plain: undefined, truth: false });
    expect(requests[0]?.url).toBe("https://api.test/v9/things/1?truth=false");
  });

  it.each([
    ["spaced", ["a b"]],
    ["piped", ["a", "b|c"]],
    ["x-many", ["a,b"]],
    ["x-many", [" a"]],
    ["x-one", "a\r\nx-api-key: b"],
    ["x-one", "🙂"],
    ["x-one", "a "],
    ["id", ".."],
    ["id", ""],
  ])("are refused where %s would be read as something else: %j", async (name, value) => {
    const { things, requests } = clientOf(table, [{}]);
    const error = await failure(things.call({ id: "1", [name]: value }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ message: expect.stringContaining(`cannot be the "${name}" of a`) });
    expect(requests).toEqual([]);
  });

  it.each(["constructor", "__proto__", "toString", "mislaid"])(
    "are refused where the operation has no %s",
    async (name) => {
      const { things, requests } = clientOf(table, [{}]);
      const params = Object.fromEntries([
        ["id", "1"],
        [name, "x"],
      ]);
      expect(await failure(things.call(params))).toMatchObject({
        message: `tryThings has no parameter "${name}".`,
      });
      expect(requests).toEqual([]);
    },
  );
});
