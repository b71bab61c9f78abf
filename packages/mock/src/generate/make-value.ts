import type { Schema } from "@covalkit/spec";
import { chance, exponential, integerBelow, pick, type Random } from "../random.ts";
import { timestamp } from "../store/instant.ts";
import type { ApiTable } from "../table/api-table.ts";
import { resolveSchema } from "../table/resolve-schema.ts";
import { openObject } from "./open-object.ts";
import { HOSTILE, randomText, textLike } from "./texts.ts";

/** What a value is made for. */
export interface Making {
  readonly random: Random;
  /** When the item arrives, in milliseconds since the epoch. */
  readonly time: number;
  readonly hostile: boolean;
}

/** Makes a value of one property. */
export type MakeValue = (making: Making) => unknown;

/** How often a property that is not required is left out. */
export const ABSENCE = 0.08;

/** How long before the item's arrival its other times lie, on average. */
const EARLIER_MS = 30_000;

/** What makes values that fit the schema and look like the examples. */
export function valueMaker(
  name: string,
  schema: Schema,
  examples: readonly unknown[],
  table: Pick<ApiTable, "schemas">,
): MakeValue {
  const { enum: values, type, format, items } = schema;
  const types = typeof type === "string" ? [type] : (type ?? []);
  if (values) return ({ random }) => pick(random, values);
  if (types.includes("boolean")) return ({ random }) => chance(random, 0.8);
  if (types.includes("integer")) return ({ random }) => numberIn(random, schema, true);
  if (types.includes("number")) return ({ random }) => numberIn(random, schema, false);
  if (types.includes("array")) {
    const make = valueMaker(name, items ? resolveSchema(items, table) : {}, examples.flat(), table);
    return (making) => Array.from({ length: integerBelow(making.random, 4) }, () => make(making));
  }
  if (types.includes("object")) return objectMaker(schema, examples.filter(isObject), table);
  if (format === "date-time") {
    return ({ random, time }) =>
      timestamp(Math.floor((time - exponential(random, EARLIER_MS)) / 1000) * 1000);
  }
  return textMaker(name, schema, examples);
}

function objectMaker(
  schema: Schema,
  examples: readonly Readonly<Record<string, unknown>>[],
  table: Pick<ApiTable, "schemas">,
): MakeValue {
  const makers = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const shown = examples.flatMap((example) => (name in example ? [example[name]] : []));
    return [name, valueMaker(name, resolveSchema(property, table), shown, table)] as const;
  });
  const open = makers.length === 0 && schema.additionalProperties !== false;
  return (making) => {
    if (open) return openObject(making.random, examples, making.hostile);
    const present = makers.filter(
      ([name]) => schema.required?.includes(name) || !chance(making.random, ABSENCE),
    );
    return Object.fromEntries(present.map(([name, make]) => [name, make(making)]));
  };
}

function textMaker(
  name: string,
  { minLength = 0, maxLength }: Schema,
  examples: readonly unknown[],
): MakeValue {
  const texts = examples.filter((example) => typeof example === "string");
  const shapes = texts.length > 0 ? texts : [`${name}-${"x".repeat(8)}`];
  return ({ random, hostile }) => {
    if (hostile && minLength === 0 && maxLength === undefined && chance(random, 0.3))
      return pick(random, HOSTILE);
    const text = textLike(random, shapes).slice(0, maxLength);
    return text.length < minLength ? text + randomText(random, minLength - text.length) : text;
  };
}

function numberIn(random: Random, { minimum = 0, maximum = minimum + 1000 }: Schema, whole: boolean): number {
  const value = minimum + random.next() * (maximum - minimum + (whole ? 1 : 0));
  return whole ? Math.min(Math.floor(value), maximum) : value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
