import type { Schema } from "@covalkit/spec";
import { FORMATS, resolveSchema, violationOf } from "@covalkit/spec/interpret";
import { chance, integerBelow, pick } from "../random.ts";
import { numberMaker } from "./make-number.ts";
import { objectMaker } from "./make-object.ts";
import { formatMaker, patternMaker, plainTextMaker } from "./make-text.ts";
import { checked, depthOf, isMakeable, noValue } from "./makeable.ts";
import { ABSENCE, type MakerContext, type MakeValue, type Spot } from "./making.ts";
import { typesOf } from "./types-of.ts";
import { variantsOf } from "./variants.ts";

/** Alternatives nested deeper than this lead nowhere. */
const MAX_LEVELS = 200;

/**
 * What makes values that fit the schema and look like the examples. Throws a RangeError for a schema of which no value
 * can be made; so do the context's probes.
 */
export function valueMaker(
  spot: Spot,
  schema: Schema,
  examples: readonly unknown[],
  context: MakerContext,
): MakeValue {
  const found = resolveSchema(schema, context);
  const fits = (example: unknown) => violationOf(example, found, context) === undefined;
  const given = examples.filter(fits);
  const known = context.makers.get(found);
  if (known && given.length === 0) return known;
  if (depthOf(found, context) === undefined || ++context.level > MAX_LEVELS)
    throw noValue(spot.where, found, context);
  const own: { make?: MakeValue } = {};
  // A recursive schema meets itself before its maker is there.
  const later: MakeValue = (making, depth) => own.make?.(making, depth);
  if (given.length === 0) context.makers.set(found, later);
  own.make = build(spot, found, given.length > 0 ? given : examplesOf(found).filter(fits), context);
  context.level--;
  return own.make;
}

function examplesOf(schema: Schema): readonly unknown[] {
  const { examples, example, default: usual } = schema;
  const list = Array.isArray(examples) ? examples : example === undefined ? [] : [example];
  return list.length > 0 || usual === undefined || usual === null ? list : [usual];
}

function build(spot: Spot, schema: Schema, examples: readonly unknown[], context: MakerContext): MakeValue {
  const { where } = spot;
  const values = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  if (values) {
    const fitting = values.filter((value) => violationOf(value, schema, context) === undefined);
    if (fitting.length === 0) throw new RangeError(`${where}: none of its values fits its schema`);
    return ({ random }) => pick(random, fitting);
  }
  if (schema.oneOf || schema.anyOf) return alternativesMaker(spot, schema, examples, context);
  const all = typesOf(schema, examples);
  const types = all.filter((type) => type !== "null");
  const makers = types.map((type) => {
    const typed = { ...schema, type };
    return { typed, make: ofType(type, spot, typed, examples, context) };
  });
  const [first] = makers;
  if (!first) return () => null;
  const mayBeNull = types.length < all.length;
  if (!mayBeNull && makers.length === 1) return first.make;
  return (making, depth) => {
    if (mayBeNull && chance(making.random, ABSENCE)) return null;
    const within = makers.filter(({ typed }) => isMakeable(typed, depth, context));
    return within.length > 0 ? pick(making.random, within).make(making, depth) : null;
  };
}

function alternativesMaker(
  spot: Spot,
  schema: Schema,
  examples: readonly unknown[],
  context: MakerContext,
): MakeValue {
  const variants = variantsOf(schema, context)
    .filter((variant) => depthOf(variant, context) !== undefined)
    .map((variant) => ({ variant, make: valueMaker(spot, variant, examples, context) }));
  const make: MakeValue = (making, depth) => {
    const within = variants.filter(({ variant }) => isMakeable(variant, depth - 1, context));
    return pick(making.random, within.length > 0 ? within : variants).make(making, depth - 1);
  };
  return checked(spot.where, schema, "a value that fits its alternatives", make, examples, context);
}

function ofType(
  type: string,
  spot: Spot,
  schema: Schema,
  examples: readonly unknown[],
  context: MakerContext,
): MakeValue {
  switch (type) {
    case "boolean":
      return ({ random }) => chance(random, 0.8);
    case "integer":
      return numbers(spot, schema, true, examples, context);
    case "number":
      return numbers(spot, schema, false, examples, context);
    case "array":
      return listMaker(spot, schema, examples, context);
    case "object":
      return objectMaker(spot, schema, examples, context);
    default:
      return textMaker(spot, schema, examples, context);
  }
}

function numbers(
  { where }: Spot,
  schema: Schema,
  whole: boolean,
  examples: readonly unknown[],
  context: MakerContext,
): MakeValue {
  const number = numberMaker(schema, whole);
  if (!number) throw new RangeError(`${where}: no number fits its schema`);
  const make: MakeValue = ({ random }) => number(random);
  const { multipleOf, exclusiveMinimum, exclusiveMaximum } = schema;
  return (multipleOf ?? exclusiveMinimum ?? exclusiveMaximum) === undefined
    ? make
    : checked(where, schema, "a number within its bounds", make, examples, context);
}

/** How many more items than it must have a list may get. */
const MORE_ITEMS = 3;

function listMaker(
  spot: Spot,
  schema: Schema,
  examples: readonly unknown[],
  context: MakerContext,
): MakeValue {
  const { items = {}, minItems = 0, maxItems = minItems + MORE_ITEMS, uniqueItems = false } = schema;
  const inside = { where: `${spot.where}[]`, name: spot.name };
  if (depthOf(items, context) === undefined) return () => [];
  const item = valueMaker(inside, items, examples.flat(), context);
  const more = Math.min(maxItems - minItems, MORE_ITEMS);
  const make: MakeValue = (making, depth) => {
    const may = isMakeable(items, depth - 1, context);
    const length = may ? minItems + integerBelow(making.random, more + 1) : minItems;
    const made = Array.from({ length }, () => item(making, depth - 1));
    if (!uniqueItems) return made;
    return [...new Map(made.map((value) => [JSON.stringify(value), value])).values()];
  };
  return uniqueItems
    ? checked(spot.where, schema, "a list of different items", make, examples, context)
    : make;
}

function textMaker(
  spot: Spot,
  schema: Schema,
  examples: readonly unknown[],
  context: MakerContext,
): MakeValue {
  const { pattern, format = "", minLength, maxLength } = schema;
  const ofFormat = formatMaker(schema);
  const fits = (text: string) => violationOf(text, schema, context) === undefined;
  const ofPattern = pattern === undefined ? undefined : patternMaker(schema, fits);
  const special = [ofPattern, ofFormat].filter((make) => make !== undefined);
  const [only = plainTextMaker(spot.name, schema, examples)] = special;
  const make =
    special.length > 1 ? (making: Parameters<MakeValue>[0]) => pick(making.random, special)(making) : only;
  const isFormat = Object.hasOwn(FORMATS, format);
  if (pattern === undefined && (!isFormat || (minLength ?? maxLength) === undefined)) return make;
  const why = pattern === undefined ? `a text of the format ${format}` : `a text with the pattern ${pattern}`;
  return checked(spot.where, schema, why, make, examples, context);
}
