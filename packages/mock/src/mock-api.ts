import { createExchange } from "./exchange.ts";
import { toResponse } from "./http/mock-response.ts";
import type { MockApiOptions } from "./options.ts";
import type { MockRequest } from "./request-record.ts";
import type { StoredResource } from "./resource-store.ts";
import { addItem, listItems, removeItem, updateItem } from "./store/collection.ts";
import { type Item, type ItemsByResource, type MainItem, mainResource } from "./table/item-types.ts";
import { answering } from "./transport.ts";

/** The items of one resource, to look at and to change. */
export interface MockCollection<Element extends object = Item> {
  /** All of them, in the order in which they were added. */
  readonly items: readonly Element[];
  /** Adds copies. Throws an ItemError for an item without an id, or with one that is there already. */
  readonly add: (...items: readonly Element[]) => void;
  /** Changes properties; undefined removes one. Returns the new item. Throws an ItemError where there is none. */
  readonly update: (
    id: string,
    changes: { readonly [Name in keyof Element]?: Element[Name] | undefined },
  ) => Element;
  /** Returns what was removed. Throws an ItemError where there is none. */
  readonly remove: (id: string) => Element;
}

/**
 * The API, in memory. `add`, `update` and `remove` change its conversations; where the table does not list those, the
 * items of its first list.
 */
export interface MockApi extends ItemsByResource, Omit<MockCollection<MainItem>, "items"> {
  /** Answers a request as the API would: give it to a client in place of `fetch`. Rejects where its signal aborts. */
  readonly fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>;
  /** The requests that came so far, the oldest first. */
  readonly requests: readonly MockRequest[];
  /**
   * What the document asks for and the mock cannot do, as sentences: a filter that it cannot evaluate, an operation that
   * it cannot answer. None for the API's own document.
   */
  readonly notices: readonly string[];
  /** The items of another resource. Throws a RangeError where the table does not list it. */
  readonly collection: (resource: string) => MockCollection;
  /** Back to the beginning: the items as they were given, no requests, and the dice of faults and traffic anew. */
  readonly reset: () => void;
}

/** A request's signal follows the one it was made with only as long as the request lives: the signal keeps it. */
const requests = new WeakMap<AbortSignal, Request>();

/**
 * The API, stateful and in memory, as the spec's operation table describes it.
 *
 * @example
 * const api = createMockApi({ conversations: generateConversations({ count: 500, seed: 1 }) });
 * const response = await api.fetch("/v1/conversations", { headers: { "x-api-key": "any" } });
 */
export function createMockApi(options: MockApiOptions = {}): MockApi {
  const exchange = createExchange(options);
  const { store, clock, table } = exchange;
  const collections = new Map([...store].map(([name, stored]) => [name, open(stored, exchange.catchUp)]));
  const collection = (resource: string) => {
    const found = collections.get(resource);
    if (found) return found;
    throw new RangeError(
      `${JSON.stringify(resource)} is not listed; resources: ${[...store.keys()].join(", ")}`,
    );
  };
  const main = () =>
    collections.get(mainResource) ?? [...collections.values()][0] ?? collection(mainResource);

  const api = {
    async fetch(input: Request | URL | string, init?: RequestInit) {
      const request = new Request(typeof input === "string" ? new URL(input, table.server) : input, init);
      const { method, headers, signal } = request;
      requests.set(signal, request);
      const answer = await exchange.answer({
        method,
        url: new URL(request.url),
        headers,
        signal,
        overWire: false,
      });
      return toResponse(answer, clock, signal);
    },
    get requests() {
      return exchange.requests();
    },
    notices: exchange.notices,
    collection,
    reset: exchange.reset,
    add: (...items: readonly Item[]) => main().add(...items),
    update: (id: string, changes: Item) => main().update(id, changes),
    remove: (id: string) => main().remove(id),
  };
  for (const [name, { items: _ }] of collections) {
    Object.defineProperty(api, name, { enumerable: true, get: () => collection(name).items });
  }
  answering(api, exchange);
  // The items of the table's resources were defined just now; the types know those of the spec.
  return api as unknown as MockApi;
}

function open({ collection }: StoredResource, catchUp: () => void): MockCollection {
  return {
    get items() {
      catchUp();
      return listItems(collection);
    },
    add(...items) {
      catchUp();
      for (const item of items) addItem(collection, item);
    },
    update(id, changes) {
      catchUp();
      return updateItem(collection, id, changes);
    },
    remove(id) {
      catchUp();
      return removeItem(collection, id);
    },
  };
}
