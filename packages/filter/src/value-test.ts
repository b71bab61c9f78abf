import type { Operator } from "./expression.ts";
import { instantKey } from "./instant.ts";
import { comparable, hasOrder, holds, type Kind } from "./meaning.ts";

/** Whether a value of a record meets the comparison. */
export type ValueTest = (value: unknown) => boolean;

/** The test for one kind of field, as narrow as what is known beforehand allows. */
export function testOf(kind: Kind, operator: Operator, text: string): ValueTest {
  const key = comparable(kind, text);
  const isOrder = operator !== "=" && operator !== "!=";
  if (key === undefined || (isOrder && !hasOrder(kind))) return () => false;
  if (kind === "any") return anyTest(operator, text);
  if (kind === "instant") return instantTest(operator, String(key));
  if (operator === "=") return (value) => value === key;
  const type = typeof key;
  if (operator === "!=") return (value) => value !== key && typeof value === type;
  return (value) => typeof value === type && holds(value as typeof key, { operator, key });
}

/**
 * A value that may be any JSON: text, numbers, true and false are equal to their text; null, objects and lists to
 * none. The order is by number where both are numbers, else by text.
 */
function anyTest(operator: Operator, text: string): ValueTest {
  const limit = comparable("number", text);
  return (value) => {
    if (typeof value === "string") return holds(value, { operator, key: text });
    if (typeof value !== "number" && typeof value !== "boolean") return false;
    if (operator === "=") return String(value) === text;
    if (operator === "!=") return String(value) !== text;
    return typeof value === "number" && limit !== undefined && holds(value, { operator, key: limit });
  };
}

/** Instants in UTC and whole seconds, as most are, compare as texts; the others by their key. */
function instantTest(operator: Operator, key: string): ValueTest {
  const exact = (value: unknown): boolean => {
    const other = typeof value === "string" ? instantKey(value) : undefined;
    return other !== undefined && holds(other, { operator, key });
  };
  if (key.length !== 19) return exact;
  const limit = `${key}Z`;
  const isPlain = (value: unknown): value is string =>
    typeof value === "string" && value.length === 20 && value[10] === "T" && value[19] === "Z";
  if (operator === ">") return (value) => (isPlain(value) ? value > limit : exact(value));
  if (operator === ">=") return (value) => (isPlain(value) ? value >= limit : exact(value));
  if (operator === "<") return (value) => (isPlain(value) ? value < limit : exact(value));
  if (operator === "<=") return (value) => (isPlain(value) ? value <= limit : exact(value));
  return exact;
}
