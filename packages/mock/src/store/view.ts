import type { Item } from "../table/item-types.ts";
import { type Collection, itemAt } from "./collection.ts";
import type { Ordering } from "./ordering.ts";

/** The slots of the items that match, in order, as of a moment of the collection. */
export interface View {
  slots: Uint32Array;
  generation: number;
  born: number;
  died: number;
}

export type Matches = (item: Item) => boolean;

/** When more than one slot in this many changed, sorting anew is cheaper than catching up. */
const MANY = 4;

/** A view of everything. */
export function sortedView(collection: Collection, ordering: Ordering): View {
  ordering.learn();
  const slots = Uint32Array.from(collection.slots.values()).sort(ordering.compare);
  return { slots, ...moment(collection) };
}

/** The part of a view that matches, in the view's order. */
export function matchingView(collection: Collection, whole: View, matches: Matches): View {
  const slots = whole.slots.filter((slot) => matches(itemAt(collection, slot)));
  return { ...whole, slots };
}

/** Brings a view up to date, in the time of a copy. False: too much has changed, it must be made anew. */
export function catchUp(collection: Collection, ordering: Ordering, view: View, matches: Matches): boolean {
  const { born, died, generation } = moment(collection);
  if (view.generation !== generation) return false;
  const changes = born - view.born + died - view.died;
  if (changes === 0) return true;
  if (changes * MANY > view.slots.length + MANY) return false;
  ordering.learn();
  const removed = collection.deaths
    .slice(view.died)
    .filter((slot) => slot < view.born)
    .map((slot) => ({ slot, at: firstNotBefore(view.slots, (other) => ordering.compare(other, slot)) }))
    .filter(({ slot, at }) => view.slots[at] === slot)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  const added: number[] = [];
  for (let slot = view.born; slot < born; slot++) {
    if (!collection.dead.has(slot) && matches(itemAt(collection, slot))) added.push(slot);
  }
  added.sort(ordering.compare);
  const without = cut(view.slots, removed);
  view.slots = spliced(
    without,
    added,
    added.map((slot) => firstNotBefore(without, (other) => ordering.compare(other, slot))),
  );
  Object.assign(view, { born, died });
  return true;
}

/** The first index whose slot does not come before; `compare` says where a slot stands (negative: before). */
export function firstNotBefore(slots: Uint32Array, compare: (slot: number) => number): number {
  let low = 0;
  let high = slots.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(slots[middle] as number) < 0)
      low = middle + 1; // The index is within the list.
    else high = middle;
  }
  return low;
}

function moment({ items, deaths, generation }: Collection): Omit<View, "slots"> {
  return { born: items.length, died: deaths.length, generation };
}

/** Without the entries at these ascending indexes. */
function cut(slots: Uint32Array, indexes: readonly number[]): Uint32Array {
  if (indexes.length === 0) return slots;
  const result = new Uint32Array(slots.length - indexes.length);
  let from = 0;
  let to = 0;
  for (const index of [...indexes, slots.length]) {
    result.set(slots.subarray(from, index), to);
    to += index - from;
    from = index + 1;
  }
  return result;
}

/** With `added[i]` before what stood at the ascending `indexes[i]`. */
function spliced(slots: Uint32Array, added: readonly number[], indexes: readonly number[]): Uint32Array {
  if (added.length === 0) return slots;
  const result = new Uint32Array(slots.length + added.length);
  let from = 0;
  added.forEach((slot, i) => {
    const index = indexes[i] ?? slots.length;
    result.set(slots.subarray(from, index), from + i);
    result[index + i] = slot;
    from = index;
  });
  result.set(slots.subarray(from), from + added.length);
  return result;
}
