import { withValueAt } from "@covalkit/spec";
import { checkOptions } from "../check-options.ts";
import type { ListOptions } from "./list-options.ts";
import type { Outcome } from "./outcome.ts";
import type { PageSource } from "./page-source.ts";
import { idOf, type WalkedPage, walkPages } from "./page-walk.ts";

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

/** A {@link Listing} of the pages that `open` leads to; nothing is sent before it is awaited or iterated. */
export function createListing(open: () => PageSource, options: ListOptions): Listing<object, object> {
  let first: Promise<object> | undefined;
  let outcome: Outcome | undefined;

  const one = (): Promise<object> => {
    first ??= fetchOne(open, options);
    return first;
  };

  const walk = (limit = options.limit) =>
    walkPages(open(), { ...options, limit }, (end) => {
      outcome = end;
    });

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
    [Symbol.asyncIterator]: () => walkItems(walk()),
    pages,
    async toArray(bounds = {}) {
      checkOptions("toArray", bounds);
      const all: object[] = [];
      for await (const item of walkItems(walk(bounds.limit))) all.push(item);
      return all;
    },
    get outcome() {
      return outcome;
    },
  };
}

/** One page, awaited on its own: as the API sent it but for what the filter, or an earlier walk, takes out. */
async function fetchOne(open: () => PageSource, { signal, onPage }: ListOptions): Promise<object> {
  const { operation, firstToken, seen, fetchPage } = open();
  const { list } = operation;
  const { body, items, nextToken } = await fetchPage(firstToken, signal);
  const fresh = items.filter((item) => !seen.includes(idOf(item, list.id) ?? ""));
  onPage?.({ page: 1, items: fresh.length, last: nextToken === undefined });
  return withValueAt(body, list.items, fresh);
}

async function* walkItems(pages: AsyncGenerator<WalkedPage>): AsyncGenerator<object, void, undefined> {
  for await (const page of pages) {
    for (const item of page.items) {
      page.take(1);
      yield item;
    }
  }
}
