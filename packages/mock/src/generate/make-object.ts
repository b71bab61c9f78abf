import type { Schema } from "@covalkit/spec";
import { chance } from "../random.ts";
import { checked, depthOf, isMakeable, propertySchema } from "./makeable.ts";
import { ABSENCE, type MakerContext, type MakeValue, type Making, put, type Spot } from "./making.ts";
import { openObject } from "./open-object.ts";
import { randomText } from "./texts.ts";

interface PropertyMaker {
  readonly name: string;
  /** How many levels its value has at least. */
  readonly least: number;
  readonly required: boolean;
  readonly make: MakeValue;
}

type Example = Readonly<Record<string, unknown>>;

/** A property that whoever makes the object knows better. */
export interface Fixed {
  readonly make: MakeValue;
  /** Whether it is there also where it is not required. */
  readonly always: boolean;
}

/**
 * Makes objects: what is required, most of what is declared, and further keys where the schema leaves them open; the
 * `fixed` properties as they are given.
 */
export function objectMaker(
  spot: Spot,
  schema: Schema,
  examples: readonly unknown[],
  context: MakerContext,
  fixed: Readonly<Record<string, Fixed>> = {},
): MakeValue {
  const shown = examples.filter(isObject);
  const makers = propertyMakers(spot, schema, shown, context, fixed);
  const { minProperties = 0, maxProperties, additionalProperties } = schema;
  const open = makers.length === 0 && (additionalProperties ?? true) === true;
  const further = furtherMaker(spot, schema, context);
  const make: MakeValue = (making, depth) => {
    const made = open
      ? openObject(making.random, shown, making.hostile)
      : declared(makers, making, depth, maxProperties);
    if (further) {
      const few = makers.length === 0 && further.fits(depth) ? 1 : 0;
      const wanted = Math.min(Math.max(minProperties, few), maxProperties ?? Number.POSITIVE_INFINITY);
      while (Object.keys(made).length < wanted)
        put(made, randomText(making.random, 6), further.make(making, depth - 1));
    }
    if (open && maxProperties !== undefined)
      for (const name of Object.keys(made).slice(maxProperties)) delete made[name];
    return made;
  };
  return (schema.minProperties ?? maxProperties) === undefined
    ? make
    : checked(spot.where, schema, "an object with so many properties", make, shown, context);
}

/** What makes each property that a value of the schema can have. */
function propertyMakers(
  spot: Spot,
  schema: Schema,
  examples: readonly Example[],
  context: MakerContext,
  fixed: Readonly<Record<string, Fixed>>,
): readonly PropertyMaker[] {
  const { properties = {}, required = [] } = schema;
  const always = Object.keys(fixed).filter((name) => fixed[name]?.always);
  const names = new Set([...Object.keys(properties), ...required, ...always]);
  return [...names].flatMap((name) => {
    const own = propertySchema(schema, name);
    const better = Object.hasOwn(fixed, name) ? fixed[name] : undefined;
    if (better)
      return [{ name, least: 0, required: required.includes(name) || better.always, make: better.make }];
    const least = depthOf(own, context);
    if (least === undefined && !required.includes(name)) return [];
    const shown = examples.flatMap((example) => (Object.hasOwn(example, name) ? [example[name]] : []));
    const make = context.valueMaker({ where: `${spot.where}.${name}`, name }, own, shown, context);
    return [{ name, least: least ?? 0, required: required.includes(name), make }];
  });
}

/** Whether a property is made this time: always where it must be there. */
const isPresent = ({ least, required }: PropertyMaker, { random }: Making, depth: number): boolean =>
  required || (!chance(random, ABSENCE) && depth > least);

function declared(
  makers: readonly PropertyMaker[],
  making: Making,
  depth: number,
  most: number | undefined,
): Record<string, unknown> {
  let room =
    most === undefined ? Number.POSITIVE_INFINITY : most - makers.filter(({ required }) => required).length;
  const made: Record<string, unknown> = {};
  for (const maker of makers) {
    if (!isPresent(maker, making, depth) || (!maker.required && room-- <= 0)) continue;
    put(made, maker.name, maker.make(making, depth - 1));
  }
  return made;
}

/** What makes the values of keys that are not declared; undefined where there can be none. */
function furtherMaker(spot: Spot, schema: Schema, context: MakerContext) {
  const { additionalProperties, minProperties } = schema;
  if (
    typeof additionalProperties !== "object" &&
    (additionalProperties === false || minProperties === undefined)
  )
    return undefined;
  const own = typeof additionalProperties === "object" ? additionalProperties : {};
  if (depthOf(own, context) === undefined) return undefined;
  const make = context.valueMaker({ where: `${spot.where}.*`, name: spot.name }, own, [], context);
  return { make, fits: (depth: number) => isMakeable(own, depth - 1, context) };
}

export function isObject(value: unknown): value is Example {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
