import type { Schema } from "../openapi.ts";
import { below } from "../pointer.ts";
import { SpecError } from "../spec-error.ts";
import { isNote } from "./schema-parts.ts";

/** Makes one schema of two, which a value fits where it fits both; `at` is where the document asks for both. */
export type Merge = (one: Schema, other: Schema, at: string) => Schema;

/** The keywords of which the tighter one holds. */
const TIGHTER: Readonly<Record<string, (one: number, other: number) => number>> = {
  minimum: Math.max,
  exclusiveMinimum: Math.max,
  minLength: Math.max,
  minItems: Math.max,
  minProperties: Math.max,
  maximum: Math.min,
  exclusiveMaximum: Math.min,
  maxLength: Math.min,
  maxItems: Math.min,
  maxProperties: Math.min,
};

/** Merges the parts of `allOf`, and what stands beside a reference; `behind` says what a reference stands for. */
export function createMerge(behind: (schema: Schema, at: string) => Schema): Merge {
  const merge: Merge = (one, other, at) => {
    if (isEqual(one, other)) return one;
    // A reference with nothing but words beside it stays one.
    if (isNote(one) || isNote(other)) return { ...one, ...other };
    const [first, second] = [open(one, at), open(other, at)];
    refuseNew(first, second, at);
    refuseNew(second, first, at);
    const merged: Record<string, unknown> = { ...first };
    for (const [keyword, value] of Object.entries(second)) {
      const earlier = first[keyword];
      merged[keyword] = earlier === undefined ? value : both(keyword, earlier, value, at);
    }
    return merged;
  };

  const open = (schema: Schema, at: string): Schema => {
    const { $ref, ...notes } = schema;
    return $ref === undefined ? schema : { ...behind({ $ref }, at), ...notes };
  };

  const both = (keyword: string, one: unknown, other: unknown, at: string): unknown => {
    if (isEqual(one, other)) return one;
    const tighter = TIGHTER[keyword];
    if (tighter && typeof one === "number" && typeof other === "number") return tighter(one, other);
    switch (keyword) {
      case "type":
        return oneOrMany(commonTypes(listOf(one), listOf(other)), keyword, at);
      case "enum":
        return nonEmpty(
          listOf(one).filter((value) => listOf(other).some((each) => isEqual(value, each))),
          keyword,
          at,
        );
      case "required":
        return [...new Set([...listOf(one), ...listOf(other)])];
      case "uniqueItems":
        return one === true || other === true;
      case "multipleOf":
        return commonMultiple(Number(one), Number(other), at);
      case "items":
        return merge(one as Schema, other as Schema, below(at, keyword)); // the reader has made schemas of both
      case "additionalProperties":
        return mergeOthers(one as boolean | Schema, other as boolean | Schema, at);
      case "properties":
        return mergeProperties(one as Properties, other as Properties, at);
      case "description":
      case "default":
        return other;
      default:
        if (keyword.startsWith("x-")) return other;
        throw new SpecError(
          `The parts of this schema have a different ${keyword} each, which cannot be merged.`,
          at,
        );
    }
  };

  const mergeProperties = (one: Properties, other: Properties, at: string): Properties => ({
    ...one,
    ...Object.fromEntries(
      Object.entries(other).map(([name, schema]) => {
        const earlier = Object.hasOwn(one, name) ? one[name] : undefined;
        return [name, earlier ? merge(earlier, schema, at) : schema];
      }),
    ),
  });

  const mergeOthers = (one: boolean | Schema, other: boolean | Schema, at: string): boolean | Schema => {
    if (one === false || other === false) return false;
    if (one === true) return other;
    return other === true ? one : merge(one, other, below(at, "additionalProperties"));
  };

  return merge;
}

type Properties = Readonly<Record<string, Schema>>;

/** A part that is closed refuses what another part adds: nothing could have it. */
function refuseNew({ additionalProperties, properties = {} }: Schema, other: Schema, at: string): void {
  if (additionalProperties === undefined || additionalProperties === true) return;
  if (typeof additionalProperties === "object" && isNote(additionalProperties)) return;
  const added = Object.keys(other.properties ?? {}).find((name) => !Object.hasOwn(properties, name));
  if (added === undefined) return;
  throw new SpecError(
    `One part of this schema bounds its additionalProperties, so that the property "${added}" of another part is held to that too: leave additionalProperties out, or write the schema without allOf.`,
    at,
  );
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** `integer` is a `number`. */
function commonTypes(one: readonly unknown[], other: readonly unknown[]): unknown[] {
  const both = one.filter((type) => other.includes(type) || (type === "integer" && other.includes("number")));
  return other.includes("integer") && one.includes("number") && !both.includes("integer")
    ? [...both.filter((type) => type !== "number"), "integer"]
    : both;
}

const oneOrMany = (types: readonly unknown[], keyword: string, at: string): unknown => {
  const [first, ...rest] = nonEmpty(types, keyword, at);
  return rest.length === 0 ? first : types;
};

function nonEmpty(values: readonly unknown[], keyword: string, at: string): readonly unknown[] {
  if (values.length > 0) return values;
  throw new SpecError(`No value can be of every ${keyword} that the parts of this schema ask for.`, at);
}

function commonMultiple(one: number, other: number, at: string): number {
  if (one % other === 0) return one;
  if (other % one === 0) return other;
  if (!Number.isInteger(one) || !Number.isInteger(other)) {
    throw new SpecError(
      "The parts of this schema have a different multipleOf each, which cannot be merged.",
      at,
    );
  }
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  return (one * other) / divisor(one, other);
}

const isEqual = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
