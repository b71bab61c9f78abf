import { instantMs } from "@covalkit/spec/interpret";
import { chance, createRandom, pick, pickWeighted, type Random } from "../random.ts";
import type { ApiTable } from "../table/api-table.ts";
import type { Item } from "../table/item-types.ts";
import type { ServedList } from "../table/served-list.ts";
import { arrivalTimes } from "./arrival-times.ts";
import { itemMaker } from "./item-maker.ts";
import { type LifeCycle, lifeCycleOf } from "./life-cycle.ts";

/** What to make up. Equal options give equal items, on every machine and every day. */
export interface GenerateOptions {
  readonly count: number;
  /** @default 1 */
  readonly seed?: number;
  /** When the first items arrive. @default 30 days before `to` */
  readonly from?: Date | string | number;
  /** When the last items have arrived. @default 2026-01-01T00:00:00Z */
  readonly to?: Date | string | number;
  /** Whether texts may be hostile: escape sequences, formulas, markup, lone surrogates … @default false */
  readonly hostile?: boolean;
}

const MONTH = 30 * 86_400_000;
const TO = "2026-01-01T00:00:00Z";

/** The share of the newest items that may still be on their way, and how many of them are; and of the others. */
const NEWEST = 0.03;
const UNFINISHED_NEWEST = 0.8;
const UNFINISHED = 0.01;

/**
 * Items of a list, the oldest first. Throws a RangeError for a count below 0, where `from` is not before `to`, and for
 * a schema of which no items, or not so many, can be made up.
 */
export function itemsOfList(
  list: ServedList,
  table: Pick<ApiTable, "schemas">,
  { count, seed = 1, from, to = TO, hostile = false }: GenerateOptions,
): Item[] {
  const end = milliseconds(to, "to");
  const begin = from === undefined ? end - MONTH : milliseconds(from, "from");
  if (!Number.isInteger(count) || count < 0) throw new RangeError("count must be an integer, 0 or more");
  if (begin >= end) throw new RangeError("from must be before to");
  const random = createRandom(seed, "items");
  const times = arrivalTimes(random, count, begin, end);
  const cycle = lifeCycleOf(list);
  const { make, fewIds } = itemMaker(list, table);
  const ids = new Set<unknown>();
  const isTaken = fewIds ? (id: unknown) => ids.has(id) : undefined;
  return Array.from(times, (time, index) => {
    const status = cycle && statusOf(random, cycle, index >= count * (1 - NEWEST));
    const item = make({ random, time, hostile }, status, isTaken);
    if (fewIds) ids.add(item[list.operation.list.id]);
    return item;
  });
}

function statusOf(random: Random, { stages, endings, withdrawals }: LifeCycle, newest: boolean): string {
  const unfinished = chance(random, newest ? UNFINISHED_NEWEST : UNFINISHED);
  return unfinished && stages.length > 0
    ? pick(random, stages)
    : pickWeighted(random, [...endings, ...withdrawals]);
}

function milliseconds(time: Date | string | number, name: string): number {
  const ms = typeof time === "string" ? instantMs(time) : Number(time);
  if (Number.isFinite(ms)) return ms;
  throw new RangeError(`${name} must be a Date, milliseconds, or a timestamp such as ${TO}`);
}
