import { withValueAt } from "@covalkit/spec";
import { AbortError } from "../errors/call-errors.ts";
import { CovalError } from "../errors/coval-error.ts";
import { PageLoopError } from "../errors/page-loop-error.ts";
import { limitSignal } from "../request/limit-signal.ts";
import type { ListOptions } from "./list-options.ts";
import type { IncompleteReason, Outcome } from "./outcome.ts";
import type { Page } from "./page.ts";
import type { PageSource } from "./page-source.ts";

/** A page on its way to the consumer, who says how many of its items it took. */
export interface WalkedPage {
  /** The page as the API sent it, but for the items that are not handed out. */
  readonly body: object;
  readonly items: readonly object[];
  /** @throws {AbortError} when the walk's signal was aborted. */
  take(count: number): void;
}

const DEFAULT_MAX_PAGES = 10_000;

/** How many pages back rows may have shifted when a walk goes on. */
const PAGES_TO_REMEMBER = 2;

/**
 * Walks a list from page to page (AIP-158) until it ends, and says how it ended, whatever ended it. An empty page
 * with a token is followed; an item whose id came before is dropped and counted.
 *
 * @throws {PageLoopError} when a token comes a second time.
 * @throws {CovalError} `MAX_PAGES` when the list goes on after `maxPages` pages.
 */
export async function* walkPages(
  source: PageSource,
  options: ListOptions,
  onEnd: (outcome: Outcome) => void,
): AsyncGenerator<WalkedPage, void, undefined> {
  const { list } = source.operation;
  const { limit = Infinity, maxPages = DEFAULT_MAX_PAGES, prefetch, signal } = options;
  const began = Date.now();
  const counts = { pages: 0, items: 0, duplicates: 0, malformed: 0 };
  const seen = new Set(source.seen);
  const tokens = new Set<string>();
  // One listener for the whole walk: a signal that lives long must not collect one for each page.
  const requests = limitSignal(signal);
  const request = (next: string | undefined) => source.fetchPage(next, requests.signal);
  const idsOf = (items: readonly object[]) => items.flatMap((item) => idOf(item, list.id) ?? []);
  const throwIfAborted = () => {
    if (!signal?.aborted) return;
    throw new AbortError({ attempts: counts.pages, elapsedMs: Date.now() - began }, signal.reason);
  };

  let token = source.firstToken;
  // Rows may shift between pages: what a resume must not hand out again are those of the last pages, and of this one.
  let before = [source.seen];
  let items: readonly object[] = [];
  let taken = 0;
  let atEnd = false;
  let reason: IncompleteReason = "stopped";
  let ahead: Promise<Page> | undefined;
  try {
    while (!atEnd) {
      throwIfAborted();
      if (counts.items >= limit) {
        reason = "limit";
        return;
      }
      if (counts.pages >= maxPages) {
        reason = "max-pages";
        throw new CovalError(
          "MAX_PAGES",
          `The list goes on after ${maxPages} pages. Raise maxPages, or go on later from the listing's outcome.resume.`,
        );
      }
      if (token !== undefined) {
        if (tokens.has(token)) throw new PageLoopError(token, counts.pages);
        tokens.add(token);
      }
      const page = await (ahead ?? request(token));
      const { nextToken } = page;
      const fresh = page.items.filter((item) => {
        const id = idOf(item, list.id);
        if (id === undefined) return true;
        const isNew = !seen.has(id);
        if (!isNew) counts.duplicates++;
        seen.add(id);
        return isNew;
      });
      items = fresh.slice(0, limit - counts.items);
      taken = 0;
      counts.pages++;
      counts.malformed += page.malformed;
      options.onPage?.({ page: counts.pages, items: items.length, last: nextToken === undefined });
      const goesOn = counts.items + items.length < limit && counts.pages < maxPages;
      ahead =
        prefetch && goesOn && nextToken !== undefined && !tokens.has(nextToken)
          ? request(nextToken)
          : undefined;
      ahead?.catch(() => {}); // handled when it is awaited; until then it must not count as unhandled

      const take = (more: number) => {
        throwIfAborted();
        taken += more;
        counts.items += more;
        if (taken < fresh.length) return;
        token = nextToken;
        if (page.items.length > 0) before = [...before, idsOf(page.items)].slice(-PAGES_TO_REMEMBER);
        items = [];
        atEnd = token === undefined;
      };
      const given = items;
      if (fresh.length === 0) take(0);
      yield { body: withValueAt(page.body, list.items, given), items: given, take };
    }
  } catch (error) {
    if (reason !== "max-pages") reason = "error";
    throw error;
  } finally {
    requests.close();
    requests.abort();
    if (signal?.aborted && reason !== "max-pages" && reason !== "limit") reason = "aborted";
    onEnd(
      atEnd
        ? { complete: true, ...counts }
        : {
            complete: false,
            reason,
            ...counts,
            resume: source.resumeAt(token, [...new Set([...before.flat(), ...idsOf(items.slice(0, taken))])]),
          },
    );
  }
}

/** The item's id; `undefined` where it is no string, and the item cannot be told from another. */
export function idOf(item: object, property: string): string | undefined {
  const id = (item as Record<string, unknown>)[property];
  return typeof id === "string" ? id : undefined;
}
