import type { RequestOptions } from "../request/send.ts";

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
