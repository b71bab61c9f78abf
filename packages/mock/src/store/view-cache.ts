import type { Collection } from "./collection.ts";
import { createOrdering, type Ordering, type SortBy } from "./ordering.ts";
import { catchUp, type Matches, matchingView, sortedView, type View } from "./view.ts";

/** What is kept between requests: every order that was asked for, and the latest selections. */
export interface ViewCache {
  /** The matching slots in order, up to date. `selection` names the condition: equal names mean equal conditions. */
  readonly view: (by: SortBy | undefined, selection: string, matches: Matches | undefined) => SortedView;
}

export interface SortedView extends View {
  readonly ordering: Ordering;
}

/** How many slots all cached selections hold together, at 4 bytes each. */
const BUDGET = 16_000_000;

const everything: Matches = () => true;

export function createViewCache(collection: Collection): ViewCache {
  const orders = new Map<string, SortedView>();
  const selections = new Map<string, SortedView>();

  function whole(by: SortBy | undefined): SortedView {
    const name = by ? `${by.descending ? "-" : "+"}${by.field}` : "";
    const cached = orders.get(name);
    if (cached && catchUp(collection, cached.ordering, cached, everything)) return cached;
    const ordering = cached?.ordering ?? createOrdering(collection, by);
    const view = { ...sortedView(collection, ordering), ordering };
    orders.set(name, view);
    return view;
  }

  function view(by: SortBy | undefined, selection: string, matches: Matches | undefined): SortedView {
    if (!matches) return whole(by);
    const name = JSON.stringify([by?.field, by?.descending, selection]);
    const cached = selections.get(name);
    selections.delete(name);
    if (cached && catchUp(collection, cached.ordering, cached, matches)) {
      selections.set(name, cached);
      return cached;
    }
    const all = whole(by);
    const made = { ...matchingView(collection, all, matches), ordering: all.ordering };
    selections.set(name, made);
    evict(name);
    return made;
  }

  /** Drops the selections that were not asked for the longest, but never the one in use. */
  function evict(inUse: string): void {
    let total = 0;
    for (const { slots } of selections.values()) total += slots.length + 1000;
    for (const [name, { slots }] of selections) {
      if (total <= BUDGET || name === inUse) return;
      total -= slots.length + 1000;
      selections.delete(name);
    }
  }

  return { view };
}
