import type { Schema } from "@covalkit/spec";
import { violationOf } from "@covalkit/spec/interpret";
import { createRandom } from "../random.ts";
import type { ApiTable } from "../table/api-table.ts";
import { valueMaker } from "./make-value.ts";
import { depthOf, MORE_LEVELS } from "./makeable.ts";
import { createMakerContext } from "./making.ts";

/** A value that was made up, or why none could be. */
export type Made = { readonly value: unknown } | { readonly why: string };

/** When what is made up took place, as far as it has times. */
const TIME = Date.parse("2026-01-01T00:00:00Z");

/** A value that fits the schema; `where` says whose it is, and makes it the same every time. */
export function bodyOf(where: string, schema: Schema, table: Pick<ApiTable, "schemas">): Made {
  const context = createMakerContext(table.schemas, valueMaker);
  try {
    const make = valueMaker({ where, name: where }, schema, [], context);
    for (const probe of context.probes) probe();
    const depth = (depthOf(schema, context) ?? 0) + MORE_LEVELS;
    const value = make({ random: createRandom(1, where), time: TIME, hostile: false }, depth);
    const violation = violationOf(value, schema, table);
    return violation ? { why: `${where}: ${violation.at.join(".")} ${violation.text}` } : { value };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { why: error.message };
  }
}
