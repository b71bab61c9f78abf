import { itemMaker } from "../generate/item-maker.ts";
import { type LifeCycle, lifeCycleOf } from "../generate/life-cycle.ts";
import { createRandom, exponential, integerBelow, pickWeighted } from "../random.ts";
import type { ResourceStore, StoredResource } from "../resource-store.ts";
import {
  addItem,
  type Collection,
  findItem,
  idOf,
  itemAt,
  removeItem,
  updateItem,
} from "../store/collection.ts";
import type { ApiTable } from "../table/api-table.ts";
import { createEventQueue } from "./event-queue.ts";
import type { LiveOptions } from "./live-options.ts";

/**
 * Arrivals, progress and departures. Nothing here runs by itself: whoever looks at the items lets happen first what
 * should have happened since the last look. So it is the clock alone that drives it.
 */
export interface LiveTraffic {
  readonly advanceTo: (now: number) => void;
}

const MINUTE = 60_000;

/** A clock that jumps by a year must not stop the process: what exceeds this many events in one look is left out. */
const MAX_EVENTS = 100_000;

/** How often a finished item is looked for before a departure is skipped. */
const TRIES = 20;

export function createLiveTraffic(
  store: ResourceStore,
  table: ApiTable,
  options: LiveOptions,
  now: number,
): LiveTraffic {
  const all = [...store.values()].map((stored) => resourceTraffic(stored, table, options, now));
  return {
    advanceTo(time) {
      for (const { advanceTo } of all) advanceTo(time);
    },
  };
}

function resourceTraffic(
  { list, collection }: StoredResource,
  table: ApiTable,
  options: LiveOptions,
  begin: number,
): LiveTraffic {
  const { arrivalsPerMinute = 30, stageMs = 15_000, removalsPerMinute = 3, seed = 1 } = options;
  const random = createRandom(seed, `live ${list.operation.resource}`);
  const { make } = itemMaker(list, table);
  const cycle = lifeCycleOf(list);
  const progress = createEventQueue();
  const waiting = new Set<string>();
  const noticeStages = stageWatcher(collection, cycle, (id, time) => {
    if (waiting.has(id)) return;
    waiting.add(id);
    progress.add({ id, at: time + exponential(random, stageMs) });
  });
  const after = (time: number, perMinute: number) =>
    perMinute > 0 ? time + exponential(random, MINUTE / perMinute) : Number.POSITIVE_INFINITY;
  let time = begin;
  let arrival = after(begin, arrivalsPerMinute);
  let removal = after(begin, removalsPerMinute);

  function advanceTo(now: number): void {
    noticeStages(time);
    for (let events = 0; events < MAX_EVENTS; events++) {
      const next = progress.takeBy(Math.min(arrival, removal, now));
      if (next) step(next.id, next.at);
      else if (Math.min(arrival, removal) > now) break;
      else if (arrival <= removal) arrive();
      else depart();
    }
    time = Math.max(time, now);
    if (arrival < now) arrival = after(now, arrivalsPerMinute);
    if (removal < now) removal = after(now, removalsPerMinute);
  }

  function arrive(): void {
    const status = cycle?.stages[0] ?? cycle?.endings[0]?.[0];
    const isTaken = (id: unknown) => findItem(collection, String(id)) !== undefined;
    try {
      addItem(collection, make({ random, time: Math.floor(arrival), hostile: false }, status, isTaken));
    } catch (error) {
      // Every id is taken: nobody can arrive until someone is gone.
      if (!(error instanceof RangeError)) throw error;
    }
    noticeStages(arrival);
    arrival = after(arrival, arrivalsPerMinute);
  }

  function depart(): void {
    for (let tries = 0; tries < TRIES && collection.slots.size > 0; tries++) {
      const slot = integerBelow(random, collection.items.length);
      const item = itemAt(collection, slot);
      if (collection.dead.has(slot) || (cycle && isStage(cycle, item[cycle.property]))) continue;
      removeItem(collection, idOf(collection, item));
      break;
    }
    removal = after(removal, removalsPerMinute);
  }

  function step(id: string, at: number): void {
    waiting.delete(id);
    const status = cycle && findItem(collection, id)?.[cycle.property];
    if (!cycle || typeof status !== "string" || !isStage(cycle, status)) return;
    const next = cycle.stages[cycle.stages.indexOf(status) + 1] ?? pickWeighted(random, cycle.endings);
    updateItem(collection, id, { [cycle.property]: next });
    noticeStages(at);
  }

  return { advanceTo };
}

function isStage({ stages }: LifeCycle, status: unknown): boolean {
  return typeof status === "string" && stages.includes(status);
}

/** Reports every version of an item that is on its way, whoever stored it; after a compaction, once more. */
function stageWatcher(
  collection: Collection,
  cycle: LifeCycle | undefined,
  report: (id: string, time: number) => void,
): (time: number) => void {
  let seen = 0;
  let generation = collection.generation;
  return (time) => {
    if (generation !== collection.generation) seen = 0;
    generation = collection.generation;
    for (; cycle && seen < collection.items.length; seen++) {
      const item = itemAt(collection, seen);
      if (!collection.dead.has(seen) && isStage(cycle, item[cycle.property]))
        report(idOf(collection, item), time);
    }
  };
}
