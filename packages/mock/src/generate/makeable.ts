import type { Schema } from "@covalkit/spec";
import { resolveSchema, violationOf } from "@covalkit/spec/interpret";
import { createRandom, pick } from "../random.ts";
import type { MakerContext, MakeValue, Making } from "./making.ts";
import { typesOf } from "./types-of.ts";
import { variantsOf } from "./variants.ts";

/** More levels than this, and a value would not come to an end. */
const MAX_DEPTH = 24;

/** How many more levels than it must have a value may get. */
export const MORE_LEVELS = 3;

const TRIES = 100;

/** How many levels a value has at least; undefined where no value fits, or none that ends. */
export function depthOf(schema: Schema, context: MakerContext): number | undefined {
  for (let depth = 0; depth <= MAX_DEPTH; depth++) if (isMakeable(schema, depth, context)) return depth;
  return undefined;
}

/** Whether there may be a value with so many levels. */
export function isMakeable(schema: Schema, depth: number, context: MakerContext): boolean {
  if (depth < 0) return false;
  const found = resolveSchema(schema, context);
  const known = context.makeable.get(found) ?? [];
  context.makeable.set(found, known);
  known[depth] ??= judge(found, depth, context);
  return known[depth];
}

function judge(schema: Schema, depth: number, context: MakerContext): boolean {
  if (schema.enum) return schema.enum.length > 0;
  if (schema.const !== undefined) return true;
  const inside = (part: Schema) => isMakeable(part, depth - 1, context);
  if (schema.oneOf || schema.anyOf) return variantsOf(schema, context).some(inside);
  return typesOf(schema).some((type) => {
    if (type === "array") return (schema.minItems ?? 0) === 0 || inside(schema.items ?? {});
    if (type !== "object") return true;
    return (schema.required ?? []).every((name) => inside(propertySchema(schema, name)));
  });
}

/** What is said of a schema that no value fits: the innermost one that makes it so. */
export function noValue(where: string, schema: Schema, context: MakerContext): RangeError {
  const seen = new Set<Schema>();
  let at = where;
  let part = resolveSchema(schema, context);
  for (let inner: Schema | undefined = part; inner && !seen.has(inner); ) {
    part = inner;
    seen.add(part);
    const { required = [], minItems = 0, items = {} } = part;
    const name = required.find((each) => depthOf(propertySchema(part, each), context) === undefined);
    if (name === undefined && minItems === 0) break;
    at = name === undefined ? `${at}[]` : `${at}.${name}`;
    inner = resolveSchema(name === undefined ? items : propertySchema(part, name), context);
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
  context: MakerContext,
): MakeValue {
  const fits = (value: unknown) => violationOf(value, schema, context) === undefined;
  const spare = examples.filter(fits);
  const attempt = (making: Making, depth: number): { readonly value: unknown } | undefined => {
    for (let tries = 0; tries < TRIES; tries++) {
      const value = make(making, depth);
      if (fits(value)) return { value };
    }
    return undefined;
  };
  context.probes.push(() => {
    const depth = (depthOf(schema, context) ?? 0) + MORE_LEVELS;
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
