import type { Random } from "../random.ts";

/** What a value is made for. */
export interface Making {
  readonly random: Random;
  /** When the item arrives, in milliseconds since the epoch. */
  readonly time: number;
  readonly hostile: boolean;
}

/**
 * Makes a value. `depth` is how many levels of objects and lists there may be inside it, so that what a recursive
 * schema describes comes to an end.
 */
export type MakeValue = (making: Making, depth: number) => unknown;

/** How often a property that is not required is left out, and how often what may be null is. */
export const ABSENCE = 0.08;

/** Sets a property, also one called `__proto__`, which an assignment would lose. */
export function put(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== "__proto__") object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
