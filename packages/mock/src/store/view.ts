import type { Item } from "../table/item-types.ts";
import { type Collection, itemAt } from "./collection.ts";
import type { Ordering } from "./ordering.ts";

/** The slots of the items that match, in order, as of a moment of the collection. */
export interface View {
  /** The beginning of the buffer, as far as it is used. */
  slots: Uint32Array;
  /** Changed in place: a copy of a million slots on every change would cost more than the page. */
  buffer: Uint32Array;
  length: number;
  generation: number;
  inserted: number;
  tombstoned: number;
}

export type Matches = (item: Item) => boolean;

/** When more than one slot in this many changed, sorting anew is cheaper than catching up. */
const MANY = 4;

/** A view of everything. */
export function sortedView(collection: Collection, ordering: Ordering): View {
  ordering.learn();
  const slots = Uint32Array.from(collection.slots.values()).sort(ordering.compare);
  return { ...whole(slots), ...moment(collection) };
}

/** The part of a view that matches, in the view's order. */
export function matchingView(collection: Collection, all: View, matches: Matches): View {
  const { inserted, tombstoned, generation } = all;
  return {
    ...whole(all.slots.filter((slot) => matches(itemAt(collection, slot)))),
    inserted,
    tombstoned,
    generation,
  };
}

/** Brings a view up to date, without a copy. False: too much has changed, it must be made anew. */
export function catchUp(collection: Collection, ordering: Ordering, view: View, matches: Matches): boolean {
  const { inserted, tombstoned, generation } = moment(collection);
  if (view.generation !== generation) return false;
  const changes = inserted - view.inserted + tombstoned - view.tombstoned;
  if (changes === 0) return true;
  if (changes * MANY > view.slots.length + MANY) return false;
  ordering.learn();
  const removed = collection.tombstones
    .slice(view.tombstoned)
    .filter((slot) => slot < view.inserted)
    .map((slot) => ({ slot, at: firstNotBefore(view.slots, (other) => ordering.compare(other, slot)) }))
    .filter(({ slot, at }) => view.slots[at] === slot)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  const added: number[] = [];
  for (let slot = view.inserted; slot < inserted; slot++) {
    if (!collection.dead.has(slot) && matches(itemAt(collection, slot))) added.push(slot);
  }
  added.sort(ordering.compare);
  if (removed.length > 0) cut(view, removed);
  const places = added.map((slot) => firstNotBefore(view.slots, (other) => ordering.compare(other, slot)));
  if (added.length > 0) splice(view, added, places);
  Object.assign(view, { inserted, tombstoned });
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

function whole(slots: Uint32Array): Pick<View, "slots" | "buffer" | "length"> {
  return { slots, buffer: slots, length: slots.length };
}

function moment({
  items,
  tombstones,
  generation,
}: Collection): Pick<View, "inserted" | "tombstoned" | "generation"> {
  return { inserted: items.length, tombstoned: tombstones.length, generation };
}

/** Removes the entries at these ascending indexes, in place; the entries after them move up. */
function cut(view: View, indexes: readonly number[]): void {
  const { buffer } = view;
  let length = indexes[0] ?? view.length;
  indexes.forEach((index, i) => {
    const end = indexes[i + 1] ?? view.length;
    buffer.copyWithin(length, index + 1, end);
    length += end - index - 1;
  });
  setLength(view, length);
}

/** Puts `added[i]` before what stands at the ascending `indexes[i]`, in place where there is room. */
function splice(view: View, added: readonly number[], indexes: readonly number[]): void {
  const length = view.length + added.length;
  if (length > view.buffer.length) {
    const larger = new Uint32Array(Math.ceil(length * 1.1) + 64);
    larger.set(view.slots);
    view.buffer = larger;
  }
  // From the end, so that nothing is overwritten before it has moved.
  let end = view.length;
  for (let i = added.length - 1; i >= 0; i--) {
    const index = indexes[i] ?? end;
    view.buffer.copyWithin(index + i + 1, index, end);
    view.buffer[index + i] = added[i] ?? 0;
    end = index;
  }
  setLength(view, length);
}

function setLength(view: View, length: number): void {
  view.length = length;
  view.slots = view.buffer.subarray(0, length);
}
