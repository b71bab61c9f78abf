import { chance, integerBelow } from "../random.ts";
import { timestamp } from "../store/instant.ts";
import type { ApiTable } from "../table/api-table.ts";
import type { Item } from "../table/item-types.ts";
import type { ServedList } from "../table/served-list.ts";
import { lifeCycleOf } from "./life-cycle.ts";
import { ABSENCE, type MakeValue, type Making, valueMaker } from "./make-value.ts";
import { randomText } from "./texts.ts";

/** Makes an item that arrives at the time of `making`, with this status where items have one. */
export type MakeItem = (making: Making, status: string | undefined) => Item;

/** What makes items of a list, after the schema of the item and the spec's examples. */
export function itemMaker(list: ServedList, table: Pick<ApiTable, "schemas">): MakeItem {
  const { id, time } = list.operation.list;
  const { minLength = 22, maxLength = minLength } = list.properties[id] ?? {};
  const status = lifeCycleOf(list)?.property;
  const others = Object.entries(list.properties)
    .filter(([name]) => name !== id && name !== time && name !== status)
    .map(([name, schema]) => {
      const shown = list.examples.flatMap((example) => (name in example ? [example[name]] : []));
      const template = templateOf(schema.description, id);
      const make = template ? undefined : valueMaker(name, schema, shown, table);
      return { name, template, make, required: list.item.required?.includes(name) ?? false };
    });
  const names = Object.keys(list.properties);
  const makers = new Map(others.map((other) => [other.name, other]));

  return (making, currentStatus) => {
    const { random } = making;
    const idText = randomText(random, minLength + integerBelow(random, maxLength - minLength + 1));
    const item: Record<string, unknown> = {};
    for (const name of names) {
      const other = makers.get(name);
      if (name === id) item[name] = idText;
      else if (name === time) item[name] = timestamp(making.time);
      else if (name === status) item[name] = currentStatus;
      else if (other && (other.required || !chance(random, ABSENCE)))
        item[name] = makeOther(other, idText, making);
    }
    return item;
  };
}

function makeOther(
  { template, make }: { template: readonly string[] | undefined; make: MakeValue | undefined },
  id: string,
  making: Making,
): unknown {
  return template ? template.join(id) : make?.(making);
}

/** What stands around the id in a name made from it, where the description shows one: `things/{thing_id}`. */
function templateOf(description: string | undefined, id: string): readonly string[] | undefined {
  const shown = description?.match(/`([^`]+)`/g)?.map((text) => text.slice(1, -1)) ?? [];
  return shown.find((text) => text.includes(`{${id}}`))?.split(`{${id}}`);
}
