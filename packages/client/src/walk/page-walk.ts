import { type ListOperation, withValueAt } from "@covalkit/spec";
import { AbortError } from "../errors/call-errors.ts";
import { CovalError } from "../errors/coval-error.ts";
import { PageLoopError } from "../errors/page-loop-error.ts";
import type { ListOptions } from "./listing.ts";
import type { IncompleteReason, Outcome } from "./outcome.ts";
import { readPage } from "./page.ts";
import { makeResume, type Query } from "./resume.ts";

/** Where pages come from. */
export interface PageSource {
  readonly operation: ListOperation;
  /** The query that every page repeats. */
  readonly query: Query;
  /** The token of the first page, where it is not the list's own first. */
  readonly firstToken: string | undefined;
  /** The ids that were handed out before this walk. */
  readonly seen: readonly string[];
  /** What of a page is handed out; everything without it. */
  readonly keep: ((item: object) => boolean) | undefined;
  fetchPage(token: string | undefined, signal: AbortSignal): Promise<unknown>;
}

/** A page on its way to the consumer, who says how many of its items it took. */
export interface WalkedPage {
  /** The page as the API sent it, but for the items that are not handed out. */
  readonly body: object;
  readonly items: readonly object[];
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
  const { list, operationId } = source.operation;
  const { limit = Number.POSITIVE_INFINITY, maxPages = DEFAULT_MAX_PAGES, prefetch = 0 } = options;
  const { signal } = options;
  const began = Date.now();
  const counts = { pages: 0, items: 0, duplicates: 0, malformed: 0 };
  const seen = new Set(source.seen);
  const tokens = new Set<string>();
  // One listener for the whole walk: a signal that lives long must not collect one for each page.
  const requests = new AbortController();
  const end = () => requests.abort(signal?.reason);
  signal?.addEventListener("abort", end);
  const request = (token: string | undefined) => source.fetchPage(token, requests.signal);

  let token = source.firstToken;
  // Rows may shift between pages: what a resume must not hand out again are those of the last pages, and of this one.
  let before: readonly (readonly string[])[] = [source.seen];
  let taken: string[] = [];
  let atEnd = false;
  let reason: IncompleteReason = "stopped";
  let ahead: Promise<unknown> | undefined;
  try {
    while (!atEnd) {
      if (signal?.aborted) throw abortError(signal, began, counts.pages);
      if (counts.items >= limit) {
        reason = "limit";
        return;
      }
      if (counts.pages >= maxPages) {
        reason = "max-pages";
        throw maxPagesError(maxPages);
      }
      if (token !== undefined) {
        if (tokens.has(token)) throw new PageLoopError(token, counts.pages);
        tokens.add(token);
      }
      const body = await (ahead ?? request(token));
      ahead = undefined;
      const page = readPage(body, list, options.malformed ?? "error");
      // A row that the filter takes out may come again, changed, on a later page: it does not count as seen.
      const kept = page.items.filter(
        (item) => (source.keep?.(item) ?? true) && isNew(idOf(item, list.id), seen, counts),
      );
      const items = kept.slice(0, limit - counts.items);
      counts.pages++;
      counts.malformed += page.malformed;
      options.onPage?.({ page: counts.pages, items: items.length, last: page.nextToken === undefined });
      const goesOn = page.nextToken !== undefined && counts.items + items.length < limit;
      if (prefetch > 0 && goesOn && counts.pages < maxPages && !tokens.has(page.nextToken)) {
        ahead = request(page.nextToken);
        ahead.catch(() => {}); // handled when it is awaited; until then it must not count as unhandled
      }

      let count = 0;
      const take = (more: number) => {
        for (const item of items.slice(count, count + more)) taken.push(idOf(item, list.id) ?? "");
        count += more;
        counts.items += more;
        if (count < kept.length) return;
        token = page.nextToken;
        if (page.items.length > 0)
          before = [...before, page.items.map((item) => idOf(item, list.id) ?? "")].slice(-PAGES_TO_REMEMBER);
        taken = [];
        atEnd = token === undefined;
      };
      if (kept.length === 0) take(0);
      yield { body: withValueAt(body as object, list.items, items), items, take }; // readPage has checked the body
    }
  } catch (error) {
    if (reason !== "max-pages") reason = signal?.aborted ? "aborted" : "error";
    throw error;
  } finally {
    signal?.removeEventListener("abort", end);
    requests.abort();
    if (reason === "stopped" && signal?.aborted) reason = "aborted";
    const resume = makeResume(
      operationId,
      source.query,
      token ?? null,
      [...new Set([...before.flat(), ...taken])].filter(Boolean),
    );
    onEnd(atEnd ? { complete: true, ...counts } : { complete: false, reason, ...counts, resume });
  }
}

/** What a walk throws when its signal is aborted between two requests, or two items. */
export function abortError(signal: AbortSignal, began: number, pages: number): AbortError {
  return new AbortError({ attempts: pages, elapsedMs: Date.now() - began }, signal.reason);
}

function isNew(id: string | undefined, seen: Set<string>, counts: { duplicates: number }): boolean {
  if (id === undefined) return true;
  if (seen.has(id)) {
    counts.duplicates++;
    return false;
  }
  seen.add(id);
  return true;
}

/** The item's id; `undefined` where it is no string, and the item cannot be told from another. */
function idOf(item: object, property: string): string | undefined {
  const id = (item as Record<string, unknown>)[property];
  return typeof id === "string" ? id : undefined;
}

function maxPagesError(maxPages: number): CovalError {
  return new CovalError(
    "MAX_PAGES",
    `The list goes on after ${maxPages} pages. Raise maxPages, or go on later from the listing's outcome.resume.`,
  );
}
