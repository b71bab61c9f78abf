import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { verdictsOf } from "./compiler.ts";

interface Diagnostic {
  readonly severity: string;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}
interface Case {
  readonly group: string;
  readonly text: string;
  readonly literal?: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

const file = new URL("../../../tests/conformance/filter.json", import.meta.url);
const { cases, fields }: { cases: Case[]; fields: unknown } = JSON.parse(await readFile(file, "utf8"));
const judged = cases.filter((one) => one.literal !== false);

let verdicts: ReadonlyMap<number, string>;

// One call for each case, as generated clients declare them.
beforeAll(async () => {
  verdicts = await verdictsOf(
    [
      `declare const fields: ${JSON.stringify(fields)};`,
      "declare function list<const Filter extends string>(params?: { readonly filter?: FilterArgument<Filter, typeof fields> }): void;",
    ],
    judged.map(({ text }) => `list({ filter: ${JSON.stringify(text)} });`),
  );
}, 60_000);

describe("the compiler says of a literal what parse and check say of the text", () => {
  test.for(judged.map((one, index) => [one.group, one.text, one, index] as const))(
    "%s: %s",
    ([, , { diagnostics }, index]) => {
      expect(verdicts.get(index)).toBe(expected(diagnostics));
    },
  );

  test("few cases are left out", () => {
    expect(judged.length).toBeGreaterThan(cases.length * 0.95);
  });
});

/** The message of the first error, with the hint where that is not in it already. */
function expected(diagnostics: readonly Diagnostic[]): string | undefined {
  const first = diagnostics.find(({ severity }) => severity === "error");
  if (!first) return undefined;
  return first.code.startsWith("unknown-") && first.code !== "unknown-operator"
    ? first.message
    : `${first.message}; ${first.hint}`;
}
