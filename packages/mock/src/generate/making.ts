import type { Schema } from "@covalkit/spec";
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

/** What a maker is built for: where it stands, for error messages, and the property's name. */
export interface Spot {
  readonly where: string;
  readonly name: string;
}

/** What the makers of one table share. */
export interface MakerContext {
  /**
   * What makes values that fit the schema and look like the examples. Throws a RangeError for a schema of which no
   * value can be made; so do the probes.
   */
  readonly valueMaker: (
    spot: Spot,
    schema: Schema,
    examples: readonly unknown[],
    context: MakerContext,
  ) => MakeValue;
  readonly schemas: Readonly<Record<string, Schema>>;
  /** The makers of what no example shows, by schema: a recursive one is made by itself. */
  readonly makers: Map<Schema, MakeValue>;
  /** The schemas that a schema with alternatives may stand for. */
  readonly variants: Map<Schema, readonly Schema[]>;
  /** Whether a schema can be made within a depth. */
  readonly makeable: Map<Schema, boolean[]>;
  /** To be run before anything is made for real: each throws where it would have to give up later. */
  readonly probes: (() => void)[];
  /** How deep in the schemas the maker stands that is being built. */
  level: number;
}

export const createMakerContext = (
  schemas: Readonly<Record<string, Schema>>,
  valueMaker: MakerContext["valueMaker"],
): MakerContext => ({
  valueMaker,
  schemas,
  makers: new Map(),
  variants: new Map(),
  makeable: new Map(),
  probes: [],
  level: 0,
});

/** How often a property that is not required is left out, and how often what may be null is. */
export const ABSENCE = 0.08;

/** Sets a property, also one called `__proto__`, which an assignment would lose. */
export function put(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== "__proto__") object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
