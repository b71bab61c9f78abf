/** Something that will happen to an item. */
export interface Event {
  readonly at: number;
  readonly id: string;
}

/** A binary heap: the earliest event first. */
export interface EventQueue {
  readonly add: (event: Event) => void;
  /** The earliest event, if it happens by `now`; it leaves the queue. */
  readonly takeBy: (now: number) => Event | undefined;
}

export function createEventQueue(): EventQueue {
  const heap: Event[] = [];
  const at = (index: number) => heap[index]?.at ?? Number.POSITIVE_INFINITY;
  const swap = (a: number, b: number) => {
    [heap[a], heap[b]] = [heap[b] as Event, heap[a] as Event]; // Both indexes are within the heap.
  };

  return {
    add(event) {
      let index = heap.push(event) - 1;
      for (let parent = (index - 1) >> 1; index > 0 && at(parent) > at(index); parent = (index - 1) >> 1) {
        swap(index, parent);
        index = parent;
      }
    },
    takeBy(now) {
      const [first] = heap;
      if (!first || first.at > now) return undefined;
      const last = heap.pop();
      if (last && heap.length > 0) heap[0] = last;
      for (let index = 0; ; ) {
        const left = 2 * index + 1;
        const least = at(left + 1) < at(left) ? left + 1 : left;
        if (at(least) >= at(index)) return first;
        swap(index, least);
        index = least;
      }
    },
  };
}
