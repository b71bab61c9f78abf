import type { ServedList } from "../table/served-list.ts";

/** How items of a list progress. */
export interface LifeCycle {
  /** The property that says how far an item has come. */
  readonly property: string;
  /** On the way, in order: the values that stand before the first ending or withdrawal. */
  readonly stages: readonly string[];
  /** Where the way leads, with weights. */
  readonly endings: readonly (readonly [string, number])[];
  /** Where an item ends that leaves the way before, with weights. */
  readonly withdrawals: readonly (readonly [string, number])[];
}

/** `x-lifecycle` of the spec, beside the enum of a status. */
interface Endings {
  readonly endings: readonly string[];
  readonly withdrawals?: readonly string[];
}

/** How much rarer each ending, and each withdrawal, is than the one before it. */
const NEXT = 0.1;
/** How many items leave the way before its end, for each that reaches the usual ending. */
const WITHDRAWN = 0.04;

/**
 * By the first required property that is an enum of texts; undefined where there is none. The spec's `x-lifecycle` says
 * which of its values end the way; without one, the last value does.
 */
export function lifeCycleOf({ item, properties, operation }: ServedList): LifeCycle | undefined {
  const { id, time } = operation.list;
  const textsOf = (name: string) =>
    (properties[name]?.enum ?? []).filter((value) => typeof value === "string");
  const property = item.required?.find((name) => name !== id && name !== time && textsOf(name).length > 1);
  if (property === undefined) return undefined;
  const all = textsOf(property);
  // The lint of the spec has checked its shape.
  const declared = properties[property]?.["x-lifecycle"] as Endings | undefined;
  const { endings, withdrawals = [] } = declared ?? { endings: all.slice(-1) };
  const end = all.findIndex((value) => endings.includes(value) || withdrawals.includes(value));
  return {
    property,
    // A table of one's own may go on after that. What is named nowhere is never made up, and never passed through.
    stages: all.slice(0, end < 0 ? all.length : end),
    endings: endings.map((value, index) => [value, NEXT ** index] as const),
    withdrawals: withdrawals.map((value, index) => [value, WITHDRAWN * NEXT ** index] as const),
  };
}
