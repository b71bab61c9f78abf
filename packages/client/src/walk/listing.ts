import { withValueAt } from "@covalkit/spec";
import { checkOptions } from "../check-options.ts";
import type { RequestOptions } from "../core.ts";
import type { OnEvent } from "../request/events.ts";
import type { Outcome } from "./outcome.ts";
import { readPage } from "./page.ts";
import { abortError, type PageSource, type WalkedPage, walkPages } from "./page-walk.ts";

/** One page, as it arrived on a walk. */
export interface PageEvent {
  /** Its number, from 1. */
  readonly page: number;
  /** How many items it hands out. */
  readonly items: number;
  /** Whether the list ends with it. */
  readonly last: boolean;
}

/** How to walk a list. */
export interface ListOptions extends RequestOptions {
  /** The most items that an iteration hands out; an awaited page is as long as the API made it. @default all */
  readonly limit?: number | undefined;
  /** The most pages to ask for; a list that goes on is an error, never a silent end. @default 10000 */
  readonly maxPages?: number | undefined;
  /** How many pages to ask for ahead of the consumer. @default 0 */
  readonly prefetch?: 0 | 1 | undefined;
  /** What to do with an item that is no object. @default "error" */
  readonly malformed?: "error" | "skip" | undefined;
  /** Called with each page as it arrives. */
  readonly onPage?: ((page: PageEvent) => void) | undefined;
}

/**
 * A list, not asked for yet: `await` it for one page, iterate it for every item, or its {@link pages} for every page.
 * Each iteration is a walk of its own.
 */
export interface Listing<Item, Page> extends Promise<Page>, AsyncIterable<Item> {
  /** Every page, each as the API sent it but for items that a filter, a duplicate id or `limit` takes out. */
  pages(): AsyncGenerator<Page, void, undefined>;
  /** Every item, in one array; `limit` as in {@link ListOptions}. */
  toArray(bounds?: { readonly limit?: number }): Promise<Item[]>;
  /** How the last walk ended; `undefined` until one has. */
  readonly outcome: Outcome | undefined;
}

/** What one walk, or one awaited page, asks for. */
export interface ListQuery extends Omit<PageSource, "fetchPage"> {
  readonly emit: OnEvent;
  fetchPage(
    token: string | undefined,
    signal: AbortSignal | undefined,
    options: RequestOptions,
  ): Promise<unknown>;
}

/** A {@link Listing} of what `query` makes; nothing is sent before it is awaited or iterated. */
export function createListing(query: () => ListQuery, options: ListOptions): Listing<object, object> {
  let first: Promise<object> | undefined;
  let outcome: Outcome | undefined;

  const one = (): Promise<object> => {
    first ??= fetchOne(query, options);
    return first;
  };

  const walk = (limit = options.limit) => {
    const source = query();
    const { operationId } = source.operation;
    const onPage = (page: PageEvent) => {
      source.emit({ type: "page", operationId, ...page });
      options.onPage?.(page);
    };
    const fetchPage = (token: string | undefined, signal: AbortSignal) =>
      source.fetchPage(token, signal, options);
    return walkPages({ ...source, fetchPage }, { ...options, limit, onPage }, (end) => {
      outcome = end;
    });
  };

  async function* pages(): AsyncGenerator<object, void, undefined> {
    for await (const page of walk()) {
      page.take(page.items.length);
      yield page.body;
    }
  }

  return {
    // biome-ignore lint/suspicious/noThenProperty: a listing is a promise of its first page
    then: (onFulfilled, onRejected) => one().then(onFulfilled, onRejected),
    catch: (onRejected) => one().catch(onRejected),
    finally: (onFinally) => one().finally(onFinally),
    [Symbol.toStringTag]: "Listing",
    [Symbol.asyncIterator]: () => walkItems(walk(), options.signal),
    pages,
    async toArray(bounds) {
      checkOptions(bounds ?? {});
      const all: object[] = [];
      for await (const item of walkItems(walk(bounds?.limit), options.signal)) all.push(item);
      return all;
    },
    get outcome() {
      return outcome;
    },
  };
}

/** One page, awaited on its own: as the API sent it but for what the filter, or an earlier walk, takes out. */
async function fetchOne(query: () => ListQuery, options: ListOptions): Promise<object> {
  const { operation, firstToken, keep, seen, emit, fetchPage } = query();
  const { items: property, id } = operation.list;
  const body = await fetchPage(firstToken, options.signal, options);
  const { items, nextToken } = readPage(body, operation.list, options.malformed ?? "error");
  const before = new Set<unknown>(seen);
  const kept = items.filter(
    (item) => (keep?.(item) ?? true) && !before.has((item as Record<string, unknown>)[id]),
  );
  const page = { page: 1, items: kept.length, last: nextToken === undefined };
  emit({ type: "page", operationId: operation.operationId, ...page });
  options.onPage?.(page);
  return withValueAt(body as object, property, kept); // readPage has checked it
}

async function* walkItems(
  pages: AsyncGenerator<WalkedPage>,
  signal: AbortSignal | undefined,
): AsyncGenerator<object, void, undefined> {
  const began = Date.now();
  let count = 0;
  for await (const page of pages) {
    count++;
    for (const item of page.items) {
      if (signal?.aborted) throw abortError(signal, began, count);
      page.take(1);
      yield item;
    }
  }
}
