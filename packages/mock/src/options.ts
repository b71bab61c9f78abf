import type { Clock } from "./clock.ts";
import type { FaultOptions } from "./faults/fault.ts";
import type { Origins } from "./http/cors.ts";
import type { Paging } from "./list/list-page.ts";
import type { LastPageToken } from "./list/page-plan.ts";
import type { LiveOptions } from "./live/live-options.ts";
import type { MockRequest } from "./request-record.ts";
import type { ApiTable } from "./table/api-table.ts";
import type { Item, ItemsByResource } from "./table/item-types.ts";

/** What {@link createMockApi} takes, besides the items: `conversations`, and so on for each resource of the spec. */
export interface MockOptions extends Partial<ApiTable> {
  /** Items of resources that only a table of your own lists, by the resource's name. */
  readonly items?: Readonly<Record<string, readonly Item[]>>;
  /** The keys that are accepted. @default every key that is not empty */
  readonly apiKey?: string | readonly string[];
  /** Keys that are known, but may do nothing: 403. @default none */
  readonly deniedApiKey?: string | readonly string[];
  /** Where the time comes from. @default the system's */
  readonly clock?: Clock;
  /** How long every answer takes, in milliseconds; two numbers: a seeded choice between them. @default 0 */
  readonly latencyMs?: number | readonly [least: number, most: number];
  /** What goes wrong on purpose. @default nothing */
  readonly faults?: FaultOptions;
  /** Whether items arrive, progress and disappear by themselves. @default false */
  readonly live?: boolean | LiveOptions;
  /** How tokens find their page. @default "offset" */
  readonly paging?: Paging;
  /** How long a page token can be used, in milliseconds. @default forever */
  readonly tokenTtlMs?: number;
  /**
   * What stands in place of the token on the last page; all three mean the same (AIP-158).
   * @default "null", or else the first of the others that the document allows
   */
  readonly lastPageToken?: LastPageToken;
  /**
   * The origins of pages that may read answers, such as `https://app.test`; `"*"` for all.
   * @default pages from this machine: localhost, 127.0.0.1 and [::1], on any port
   */
  readonly origins?: Origins;
  /** How many requests `requests` keeps; the oldest go first. @default 10000 */
  readonly keepRequests?: number;
  /** Called after each request was answered, or given up. */
  readonly onRequest?: (request: MockRequest) => void;
}

export type MockApiOptions = MockOptions & Partial<ItemsByResource>;
