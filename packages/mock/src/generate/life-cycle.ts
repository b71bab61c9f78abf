import type { ServedList } from "../table/served-list.ts";

/** How items of a list progress. */
export interface LifeCycle {
  /** The property that says how far an item has come. */
  readonly property: string;
  /** On the way, in order. */
  readonly stages: readonly string[];
  /** Where the way leads, with weights. */
  readonly endings: readonly (readonly [string, number])[];
  /** Where an item ends that leaves the way before, with weights. */
  readonly withdrawals: readonly (readonly [string, number])[];
}

/*
 * The spec lists statuses in the order in which an item passes through them, but does not say which of them are
 * endings, nor how frequent each is. This does. A status that is not in here is a stage if the spec lists it before
 * the first ending, and a rare withdrawal after that; where no status is in here, the last one is the ending.
 */
const ENDINGS: Readonly<Record<string, number>> = { COMPLETED: 0.86, FAILED: 0.09 };
const WITHDRAWALS: Readonly<Record<string, number>> = { CANCELLED: 0.035, DELETED: 0.015 };
const RARE = 0.01;

/** By the first required property that is an enum of strings; undefined where there is none. */
export function lifeCycleOf({ item, properties }: ServedList): LifeCycle | undefined {
  const property = item.required?.find((name) => (properties[name]?.enum?.length ?? 0) > 1);
  if (property === undefined) return undefined;
  const all = (properties[property]?.enum ?? []).filter((value) => typeof value === "string");
  const isEnding = (value: string) => Object.hasOwn(ENDINGS, value) || Object.hasOwn(WITHDRAWALS, value);
  const known = all.findIndex(isEnding);
  const first = known === -1 ? all.length - 1 : known;
  const endings = all.slice(first).filter((value) => known === -1 || Object.hasOwn(ENDINGS, value));
  return {
    property,
    stages: all.slice(0, first),
    endings: endings.map((value) => [value, ENDINGS[value] ?? 1] as const),
    withdrawals: all
      .slice(first)
      .filter((value) => !endings.includes(value))
      .map((value) => [value, WITHDRAWALS[value] ?? RARE] as const),
  };
}
