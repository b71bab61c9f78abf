import { instantMs } from "@covalkit/spec/interpret";
import type { Item } from "../table/item-types.ts";
import { type Collection, idOf, itemAt } from "./collection.ts";

/** What an item is sorted by; undefined where the item has no such value. */
export type SortKey = number | string | undefined;

/** A place in an order: right after the item with this key and this id, whether or not it is still there. */
export interface Place {
  readonly key: SortKey;
  readonly id: string;
}

/**
 * A total order of a collection's slots: by the key, then by the id, then by age (two versions of one item). Items
 * without a key come last in both directions; ids of equal keys ascend in both.
 */
export interface Ordering {
  /** Learns the keys of slots that were inserted since. To be called before the others. */
  readonly learn: () => void;
  readonly compare: (a: number, b: number) => number;
  readonly compareToPlace: (slot: number, place: Place) => number;
  readonly place: (slot: number) => Place;
}

export interface SortBy {
  readonly field: string;
  readonly descending: boolean;
  /** What the field's values are compared as. */
  readonly as: "instant" | "number" | "text";
}

/** The order by one field; by insertion, without one. */
export function createOrdering(collection: Collection, by: SortBy | undefined): Ordering {
  const idAt = (slot: number) => idOf(collection, itemAt(collection, slot));
  const compareRest = (a: number, b: number) => compareText(idAt(a), idAt(b)) || a - b;
  if (by?.as === "text") {
    const direction = by.descending ? -1 : 1;
    const keyAt = (slot: number) => textKey(itemAt(collection, slot), by.field);
    const compareKeys = (a: SortKey, b: SortKey) => {
      if (a === b) return 0;
      if (a === undefined) return 1;
      if (b === undefined) return -1;
      return a < b ? -direction : direction;
    };
    return {
      learn: () => {},
      compare: (a, b) => compareKeys(keyAt(a), keyAt(b)) || compareRest(a, b),
      compareToPlace: (slot, { key, id }) => compareKeys(keyAt(slot), key) || compareText(idAt(slot), id),
      place: (slot) => ({ key: keyAt(slot), id: idAt(slot) }),
    };
  }
  // Numbers in a typed array: sorting a million of them reads no object. A missing key is the greatest number.
  let keys = new Float64Array(0);
  let known = 0;
  let generation = collection.generation;
  const sign = by?.descending ? -1 : 1;
  const stored = (key: number) => (Number.isNaN(key) ? Number.POSITIVE_INFINITY : key * sign);
  const keyAt = (slot: number) => keys[slot] as number; // Every slot is learnt before it is asked for.
  return {
    learn() {
      if (generation !== collection.generation) known = 0;
      generation = collection.generation;
      const count = collection.items.length;
      if (count > keys.length) keys = grown(keys, count);
      for (; known < count; known++) {
        keys[known] = by
          ? stored(numericKey(itemAt(collection, known)[by.field], by.as))
          : (collection.places[known] ?? known);
      }
    },
    compare: (a, b) => compareNumbers(keyAt(a), keyAt(b)) || compareRest(a, b),
    compareToPlace: (slot, { key, id }) =>
      compareNumbers(keyAt(slot), typeof key === "number" ? key * sign : Number.POSITIVE_INFINITY) ||
      compareText(idAt(slot), id),
    place: (slot) => {
      const key = keyAt(slot);
      return { key: key === Number.POSITIVE_INFINITY ? undefined : key * sign, id: idAt(slot) };
    },
  };
}

function textKey(item: Item, field: string): string | undefined {
  const value = item[field];
  return typeof value === "string" ? value : undefined;
}

function numericKey(value: unknown, as: SortBy["as"]): number {
  if (as === "instant") return typeof value === "string" ? instantMs(value) : Number.NaN;
  return typeof value === "number" || typeof value === "boolean" ? Number(value) : Number.NaN;
}

function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By UTF-16 code units: the same on every machine, whatever its language. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function grown(keys: Float64Array<ArrayBuffer>, count: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(Math.max(count, Math.ceil(keys.length * 1.5)));
  larger.set(keys);
  return larger;
}
