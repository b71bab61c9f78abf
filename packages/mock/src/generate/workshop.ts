import type { Schema } from "@covalkit/spec";
import { resolveSchema, violationOf } from "@covalkit/spec/interpret";
import { createRandom, pick } from "../random.ts";
import type { MakeValue, Making } from "./making.ts";
import { typesOf } from "./types-of.ts";
import { variantsOf } from "./variants.ts";

/** What the makers of one table share. */
export interface Workshop {
  readonly schemas: Readonly<Record<string, Schema>>;
  /** The makers of what no example shows, by schema: a recursive one is made by itself. */
  readonly makers: Map<Schema, MakeValue>;
  /** The schemas that a schema with alternatives may stand for. */
  readonly variants: Map<Schema, readonly Schema[]>;
  /** Whether a schema can be made within a depth. */
  readonly makeable: Map<Schema, boolean[]>;
  /** To be run before anything is made for real: each throws where it would have to give up later. */
  readonly probes: (() => void)[];
  /** How deep in the schemas the maker stands that is being built. */
  level: number;
}

/** More levels than this, and a value would not come to an end. */
const DEEPEST = 24;

/** How many more levels than it must have a value may get. */
export const MORE_LEVELS = 3;

const TRIES = 100;

export const openWorkshop = (schemas: Readonly<Record<string, Schema>>): Workshop => ({
  schemas,
  makers: new Map(),
  variants: new Map(),
  makeable: new Map(),
  probes: [],
  level: 0,
});

/** How many levels a value has at least; undefined where no value fits, or none that ends. */
export function depthOf(schema: Schema, shop: Workshop): number | undefined {
  for (let depth = 0; depth <= DEEPEST; depth++) if (isMakeable(schema, depth, shop)) return depth;
  return undefined;
}

/** Whether there may be a value with so many levels. */
export function isMakeable(schema: Schema, depth: number, shop: Workshop): boolean {
  if (depth < 0) return false;
  const found = resolveSchema(schema, shop);
  const known = shop.makeable.get(found) ?? [];
  shop.makeable.set(found, known);
  known[depth] ??= judge(found, depth, shop);
  return known[depth];
}

function judge(schema: Schema, depth: number, shop: Workshop): boolean {
  if (schema.enum) return schema.enum.length > 0;
  if (schema.const !== undefined) return true;
  const inside = (part: Schema) => isMakeable(part, depth - 1, shop);
  if (schema.oneOf || schema.anyOf) return variantsOf(schema, shop).some(inside);
  return typesOf(schema).some((type) => {
    if (type === "array") return (schema.minItems ?? 0) === 0 || inside(schema.items ?? {});
    if (type !== "object") return true;
    return (schema.required ?? []).every((name) => inside(propertySchema(schema, name)));
  });
}

/** What is said of a schema that no value fits: the innermost one that makes it so. */
export function noValue(where: string, schema: Schema, shop: Workshop): RangeError {
  const seen = new Set<Schema>();
  let at = where;
  let part = resolveSchema(schema, shop);
  for (let inner: Schema | undefined = part; inner && !seen.has(inner); ) {
    part = inner;
    seen.add(part);
    const { required = [], minItems = 0, items = {} } = part;
    const name = required.find((each) => depthOf(propertySchema(part, each), shop) === undefined);
    if (name === undefined && minItems === 0) break;
    at = name === undefined ? `${at}[]` : `${at}.${name}`;
    inner = resolveSchema(name === undefined ? items : propertySchema(part, name), shop);
  }
  return new RangeError(`${at}: no value fits its schema, or none that comes to an end`);
}

/** The schema that an object has for a property, declared or not. */
export function propertySchema({ properties = {}, additionalProperties }: Schema, name: string): Schema {
  const declared = Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (declared) return declared;
  if (additionalProperties === false) return { enum: [] };
  return typeof additionalProperties === "object" ? additionalProperties : {};
}

/** What cannot be made up: which schema it is, and why. */
export function cannotMake(where: string, why: string): RangeError {
  return new RangeError(`${where}: cannot make up ${why}; an example in the document that fits would serve`);
}

/** The maker, asked again until its value fits; in the end, one of the examples, or the value that fitted first. */
export function checked(
  where: string,
  schema: Schema,
  why: string,
  make: MakeValue,
  examples: readonly unknown[],
  shop: Workshop,
): MakeValue {
  const fits = (value: unknown) => violationOf(value, schema, shop) === undefined;
  const spare = examples.filter(fits);
  const attempt = (making: Making, depth: number): { readonly value: unknown } | undefined => {
    for (let tries = 0; tries < TRIES; tries++) {
      const value = make(making, depth);
      if (fits(value)) return { value };
    }
    return undefined;
  };
  shop.probes.push(() => {
    const depth = (depthOf(schema, shop) ?? 0) + MORE_LEVELS;
    const made = attempt({ random: createRandom(1, where), time: 0, hostile: false }, depth);
    if (made) spare.push(made.value);
    else if (spare.length === 0) throw cannotMake(where, why);
  });
  return (making, depth) => {
    const made = attempt(making, depth);
    if (made) return made.value;
    if (spare.length === 0) throw cannotMake(where, why);
    return pick(making.random, spare);
  };
}
