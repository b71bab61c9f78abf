import type { Item } from "../table/item-types.ts";

/**
 * The items of one resource. Each version of an item has a slot of its own: a number that only grows, whose item never
 * changes. A view remembers how many slots there were, and how many tombstones, when it last looked, and catches up from there.
 */
export interface Collection {
  /** The item's property that identifies it. */
  readonly idName: string;
  /** The slot of each item that is there, by the item's id, in the order in which the ids were added. */
  readonly slots: Map<string, number>;
  /** Every slot's item, the dead ones' included until the next compaction. */
  items: Item[];
  /** When each slot's id was added: the place of the item in the order of insertion. */
  places: number[];
  /** Which slots hold an item that was replaced or removed. */
  dead: Set<number>;
  /** The dead slots in the order in which they tombstoned. */
  tombstones: number[];
  /** Grows with each compaction, after which all slots are others. */
  generation: number;
  nextPlace: number;
}

/** An item that cannot be stored: no id, an id that is there already, or an id that is not there. */
export class ItemError extends Error {
  override readonly name = "ItemError";
}

/** Dead slots cost memory; below this many they are not worth a compaction. */
const FEW = 1000;

export function createCollection(idName: string): Collection {
  return {
    idName,
    slots: new Map(),
    items: [],
    places: [],
    dead: new Set(),
    tombstones: [],
    generation: 0,
    nextPlace: 0,
  };
}

/** Stores a shallow copy. Throws {@link ItemError} for a missing id and for one that is there already. */
export function addItem(collection: Collection, item: Item): Item {
  const id = idOf(collection, item);
  if (collection.slots.has(id))
    throw new ItemError(`${collection.idName} ${JSON.stringify(id)} is there already`);
  const stored = { ...item };
  insertItem(collection, id, stored, collection.nextPlace++);
  return stored;
}

/** Replaces an item by one with these changes; a change to undefined removes the property. The id cannot change. */
export function updateItem(collection: Collection, id: string, changes: Item): Item {
  const slot = slotOf(collection, id);
  const changed = Object.entries({ ...collection.items[slot], ...changes }).filter(
    ([, value]) => value !== undefined,
  );
  const stored = Object.fromEntries(changed);
  if (stored[collection.idName] !== collection.items[slot]?.[collection.idName])
    throw new ItemError(`${collection.idName} cannot change`);
  const place = collection.places[slot] ?? collection.nextPlace++;
  tombstone(collection, slot);
  insertItem(collection, id, stored, place);
  return stored;
}

export function removeItem(collection: Collection, id: string): Item {
  const slot = slotOf(collection, id);
  const item = itemAt(collection, slot);
  tombstone(collection, slot);
  collection.slots.delete(id);
  compact(collection);
  return item;
}

/** Replaces everything by these items, in this order. They are stored as they are: none may change afterwards. */
export function replaceItems(collection: Collection, items: readonly Item[]): void {
  collection.slots.clear();
  collection.items = [...items];
  collection.places = items.map((_, place) => place);
  collection.nextPlace = items.length;
  forgetDead(collection);
  items.forEach((item, slot) => {
    const id = idOf(collection, item);
    if (collection.slots.has(id))
      throw new ItemError(`${collection.idName} ${JSON.stringify(id)} comes twice`);
    collection.slots.set(id, slot);
  });
}

/** The items that are there, in the order in which they were added. */
export function listItems(collection: Collection): Item[] {
  return Array.from(collection.slots.values(), (slot) => itemAt(collection, slot));
}

export function findItem(collection: Collection, id: string): Item | undefined {
  const slot = collection.slots.get(id);
  return slot === undefined ? undefined : collection.items[slot];
}

export function itemAt(collection: Collection, slot: number): Item {
  return collection.items[slot] as Item; // Slots are only ever handed out with an item.
}

/** The item's id, as an address has it. Throws {@link ItemError} where it is neither text nor number, or empty. */
export function idOf(collection: Collection, item: Item): string {
  const id = item[collection.idName];
  if (typeof id === "string" && id !== "") return id;
  if (typeof id === "number") return String(id);
  throw new ItemError(`${collection.idName} must be a string that is not empty; it is ${JSON.stringify(id)}`);
}

function slotOf(collection: Collection, id: string): number {
  const slot = collection.slots.get(id);
  if (slot === undefined) throw new ItemError(`${collection.idName} ${JSON.stringify(id)} is not there`);
  return slot;
}

function insertItem(collection: Collection, id: string, item: Item, place: number): void {
  collection.slots.set(id, collection.items.push(item) - 1);
  collection.places.push(place);
  compact(collection);
}

function tombstone(collection: Collection, slot: number): void {
  collection.dead.add(slot);
  collection.tombstones.push(slot);
}

function compact(collection: Collection): void {
  if (collection.tombstones.length < collection.slots.size + FEW) return;
  const { items, places } = collection;
  const slots = [...collection.slots];
  collection.items = slots.map(([, slot]) => items[slot] as Item); // A slot in use has an item, and a place.
  collection.places = slots.map(([, slot]) => places[slot] as number);
  slots.forEach(([id], slot) => {
    collection.slots.set(id, slot);
  });
  forgetDead(collection);
}

function forgetDead(collection: Collection): void {
  collection.dead = new Set();
  collection.tombstones = [];
  collection.generation++;
}
