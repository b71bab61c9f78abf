import type { Schema } from "@covalkit/spec";
import { timestamp, violationOf } from "@covalkit/spec/interpret";
import { createRandom, integerBelow, pick } from "../random.ts";
import type { ApiTable } from "../table/api-table.ts";
import type { Item } from "../table/item-types.ts";
import type { ServedList } from "../table/served-list.ts";
import { lifeCycleOf } from "./life-cycle.ts";
import { type Fixed, isObject, objectMaker } from "./make-object.ts";
import { valueMaker } from "./make-value.ts";
import { cannotMake, depthOf, MORE_LEVELS, noValue } from "./makeable.ts";
import { createMakerContext, type MakerContext, type MakeValue, type Making } from "./making.ts";
import { randomText } from "./texts.ts";
import { variantsIn } from "./variants.ts";

/** Makes an item that arrives at the time of `making`, with this status where items have one, and an id of its own. */
export type MakeItem = (
  making: Making,
  status: string | undefined,
  isTaken?: (id: unknown) => boolean,
) => Item;

export interface ItemMaker {
  readonly make: MakeItem;
  /** Whether ids are so short, or so few, that one may come twice. */
  readonly fewIds: boolean;
}

const TRIES = 1000;

/** The least length of an id where its schema does not say one, and the least at which none ever comes twice. */
const USUAL_ID = 22;
const LONG_ID = 12;

/**
 * What makes items of a list, after the schema of the item and the spec's examples. Throws a RangeError for a schema of
 * which no item can be made up.
 */
export function itemMaker(list: ServedList, table: Pick<ApiTable, "schemas">): ItemMaker {
  const context = createMakerContext(table.schemas, valueMaker);
  const { operationId, list: names } = list.operation;
  const where = list.written.$ref?.split("/").at(-1) ?? `${operationId} ${names.items}[]`;
  const depth = (depthOf(list.item, context) ?? 0) + MORE_LEVELS;
  const idSchema = list.properties[names.id] ?? { type: "string" };
  const [makeId, fewIds] = idMaker(where, list, idSchema, context);
  const current: Current = { id: "", status: undefined };
  const variants = variantsIn(list.item, context).filter(
    (variant) => depthOf(variant, context) !== undefined,
  );
  if (variants.length === 0) throw noValue(where, list.item, context);
  const makers = variants.map((variant) => {
    const fixed = fixedProperties(where, list, variant, current, variants.length > 1, context);
    return objectMaker({ where, name: operationId }, variant, list.examples, context, fixed);
  });

  const attempt: MakeItem = (making, status, isTaken) => {
    for (let tries = 0; tries < TRIES; tries++) {
      const id = makeId(making, depth);
      if (id === "" || isTaken?.(id)) continue;
      Object.assign(current, { id, status });
      const item = (makers.length > 1 ? pick(making.random, makers) : makers[0])?.(making, depth);
      if (!isObject(item)) continue;
      if (makers.length === 1 || violationOf(item, list.item, table) === undefined) return item;
    }
    throw isTaken
      ? new RangeError(`${where}: its ${names.id} does not allow for so many different items`)
      : cannotMake(where, "an item");
  };

  for (const probe of context.probes) probe();
  const cycle = lifeCycleOf(list);
  const first = attempt(
    { random: createRandom(1, where), time: 0, hostile: false },
    cycle?.stages[0] ?? cycle?.endings[0]?.[0],
  );
  const violation = violationOf(first, list.item, table);
  if (violation) throw cannotMake(where, `an item: ${violation.at.join(".")} ${violation.text}`);
  return { make: attempt, fewIds };
}

/** The item that is being made. */
interface Current {
  id: unknown;
  status: string | undefined;
}

function idMaker(
  where: string,
  { operation, examples }: ServedList,
  schema: Schema,
  context: MakerContext,
): readonly [make: MakeValue, few: boolean] {
  const { id } = operation.list;
  const { type, pattern, format, minLength, maxLength } = schema;
  const isPlain = type === "string" && !pattern && !format && !schema.enum && schema.const === undefined;
  if (isPlain && maxLength !== 0) {
    const least = Math.max(1, minLength ?? Math.min(USUAL_ID, maxLength ?? USUAL_ID));
    const most = maxLength ?? least;
    return [
      ({ random }) => randomText(random, least + integerBelow(random, most - least + 1)),
      least < LONG_ID,
    ];
  }
  const shown = examples.map((example) => example[id]);
  // A number without a bound may be any: few of them would soon be used up.
  const wide =
    type === "integer" && schema.maximum === undefined ? { ...schema, maximum: 2 ** 31 - 1 } : schema;
  return [valueMaker({ where: `${where}.${id}`, name: id }, wide, shown, context), format !== "uuid"];
}

/** The properties that follow from what an item is: its id, its time, its status, and names made from the id. */
function fixedProperties(
  where: string,
  list: ServedList,
  variant: Schema,
  current: Current,
  isOneOfSeveral: boolean,
  context: MakerContext,
): Record<string, Fixed> {
  const { id, time } = list.operation.list;
  const status = lifeCycleOf(list)?.property;
  const fixed: Record<string, Fixed> = { [id]: { make: () => current.id, always: true } };
  for (const [name, schema] of Object.entries(variant.properties ?? {})) {
    if (name === id) continue;
    const fits = (value: unknown) => violationOf(value, schema, context) === undefined;
    const template = templateOf(list.properties[name]?.description, id);
    if (name === time && fits(timestamp(0))) {
      fixed[name] = { make: ({ time: at }) => timestamp(at), always: true };
    } else if (name === status && isOneOfSeveral) {
      const make = valueMaker({ where: `${where}.${name}`, name }, schema, [], context);
      const own: MakeValue = (making, depth) => (fits(current.status) ? current.status : make(making, depth));
      fixed[name] = { make: own, always: true };
    } else if (name === status) {
      fixed[name] = { make: () => current.status, always: true };
    } else if (template && fits(template.join("x".repeat(USUAL_ID)))) {
      fixed[name] = { make: () => template.join(String(current.id)), always: false };
    }
  }
  return fixed;
}

/** What stands around the id in a name made from it, where the description shows one: `things/{thing_id}`. */
function templateOf(description: string | undefined, id: string): readonly string[] | undefined {
  const shown = description?.match(/`([^`]+)`/g)?.map((text) => text.slice(1, -1)) ?? [];
  return shown.find((text) => text.includes(`{${id}}`))?.split(`{${id}}`);
}
