import type { Resume } from "./resume.ts";

/** What a walk has gone through so far. */
export interface WalkCounts {
  /** Pages received. */
  readonly pages: number;
  /** Items handed out. */
  readonly items: number;
  /** Items dropped because an item of the same id came before. */
  readonly duplicates: number;
  /** Items skipped because they were no objects, with `malformed: "skip"`. */
  readonly malformed: number;
}

/**
 * Why a walk ended before the end of the list:
 *
 * - `limit`: `limit` items were handed out;
 * - `max-pages`: `maxPages` pages were received;
 * - `stopped`: the consumer left the loop;
 * - `aborted`: the signal was aborted;
 * - `error`: an error was thrown to the consumer.
 */
export type IncompleteReason = "limit" | "max-pages" | "stopped" | "aborted" | "error";

/** How a walk ended. `resume` goes on where it left off; plain JSON. */
export type Outcome =
  | (WalkCounts & { readonly complete: true })
  | (WalkCounts & { readonly complete: false; readonly reason: IncompleteReason; readonly resume: Resume });
