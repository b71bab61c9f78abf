import type { Comparison } from "../expression.ts";
import type { FilterFields } from "../fields.ts";
import { instantKey, isPlainInstant } from "../instant.ts";
import { HOLDS, keyOf, meaningOf } from "../meaning.ts";
import type { ValueTest } from "./property-test.ts";

/** The test of a comparison, as narrow as what is known beforehand allows. */
export function testOf(comparison: Comparison, fields: FilterFields): ValueTest {
  const { operator, value: text } = comparison;
  const { kind, key, isOrder } = meaningOf(comparison, fields);
  const holds = HOLDS[operator];
  if (key === undefined) return () => false;

  if (kind === "instant") {
    const exact = (value: unknown): boolean => {
      const other = typeof value === "string" && instantKey(value);
      return !!other && holds(other, key);
    };
    // Instants in UTC and whole seconds, as most are, compare as texts.
    const limit = `${key}Z`;
    return limit.length !== 20
      ? exact
      : (value) =>
          typeof value === "string" && value.length === 20 && value[10] === "T" && value[19] === "Z"
            ? holds(value, limit) && (isPlainInstant(value) || exact(value))
            : exact(value);
  }

  if (kind !== "any") {
    const type = typeof key;
    // A value of the key's type, as the line itself asks.
    return (value) => typeof value === type && holds(value as typeof key, key);
  }

  // Any JSON: numbers, true and false are equal to their text, and numbers have their order.
  const number = isOrder && keyOf("number", text);
  return (value) =>
    typeof value === "string"
      ? holds(value, text)
      : typeof value === "number" && isOrder
        ? typeof number === "number" && holds(value, number)
        : (typeof value === "number" || typeof value === "boolean") && !isOrder && holds(String(value), text);
}
