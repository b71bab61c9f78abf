import { check, parse } from "@covalkit/filter";
import { expect, it } from "vitest";
import document from "../nearest.json" with { type: "json" };
import { mockOf } from "../things.ts";

const misspelt = document.cases.filter(
  ({ word, candidates }) => candidates.length > 0 && !candidates.includes(word),
);

it.each(misspelt)(
  "the mock says of $word what the filter says: $name",
  async ({ word, candidates, suggestion }) => {
    const schema = { type: "string", enum: candidates } as const;
    const filter = `value=${word}`;
    const { status, text } = await mockOf(schema, [])({ filter });
    expect(status).toBe(400);
    const [, told] = /did you mean (\w+)\?/.exec(text) ?? [];
    expect(told).toBe(suggestion ?? undefined);
    const [found] = check(parse(filter), { value: schema });
    expect(JSON.stringify(JSON.parse(text))).toContain(JSON.stringify(found?.message).slice(1, -1));
  },
);
