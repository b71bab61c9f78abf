import { check, compile, FilterSyntaxError, parse } from "@covalkit/filter";
import type { Filter } from "@covalkit/spec";
import type { ErrorDetail } from "../http/error-answer.ts";
import type { Matches } from "../store/view.ts";
import type { Item } from "../table/item-types.ts";
import type { ServedList } from "../table/served-list.ts";

/** Which items a request is about. */
export interface Selection {
  /** Equal names mean equal selections. */
  readonly name: string;
  /** Undefined: all of them. */
  readonly matches: Matches | undefined;
  /** What is wrong with the request's filter; no item may be listed then. */
  readonly details: readonly ErrorDetail[];
}

/**
 * The filter parameter, and every other declared parameter that is named like a property of the item: it keeps the
 * items whose property has that value, or one of those values where it takes several.
 */
export function readSelection(list: ServedList, values: Readonly<Record<string, unknown>>): Selection {
  const { filter, parameters } = list.operation;
  const equal = Object.keys(parameters).filter(
    (name) => Object.hasOwn(list.properties, name) && values[name] !== undefined,
  );
  const text = filter ? (values[filter.parameter] ?? "") : "";
  const read = filter && typeof text === "string" ? readFilter(text, filter) : { details: [] };
  const conditions: Matches[] = equal.map((name) => equals(name, values[name]));
  if (read.matches) conditions.push(read.matches);
  return {
    name: JSON.stringify([text, ...equal.map((name) => [name, values[name]])]),
    matches: allOf(conditions),
    details: read.details,
  };
}

function readFilter(
  text: string,
  { parameter, fields }: Filter,
): Pick<Selection, "details"> & { matches?: Matches } {
  if (text.trim() === "") return { details: [] };
  try {
    const expression = parse(text);
    const errors = check(expression, fields).filter(({ severity }) => severity === "error");
    if (errors.length === 0) return { details: [], matches: compile(expression, fields) };
    return { details: errors.map((error) => ({ field: parameter, description: describe(error) })) };
  } catch (error) {
    if (!(error instanceof FilterSyntaxError)) throw error;
    return { details: [{ field: parameter, description: describe(error) }] };
  }
}

/** People count characters from 1. */
function describe(fault: { message: string; hint: string; start: number; end: number }): string {
  const { message, hint, start, end } = fault;
  const where = end > start + 1 ? `characters ${start + 1} to ${end}` : `character ${start + 1}`;
  return `${message} (${where}): ${hint}`;
}

function equals(name: string, value: unknown): Matches {
  const wanted: readonly unknown[] = Array.isArray(value) ? value : [value];
  return (item: Item) => wanted.includes(item[name]);
}

function allOf(conditions: readonly Matches[]): Matches | undefined {
  const [first, ...rest] = conditions;
  if (!first || rest.length === 0) return first;
  return (item) => conditions.every((matches) => matches(item));
}
