import { check, compile, type Expression, FilterSyntaxError, parse } from "@covalkit/filter";
import type { FieldSchema, Filter } from "@covalkit/spec";
import { type ErrorDetail, instantMs } from "@covalkit/spec/interpret";
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

/** The parameters that keep the items whose property of the same name has their value. */
export function equalityParameters({ operation, properties }: ServedList): string[] {
  const { parameters, list, filter, orderBy } = operation;
  const others = [list.pageSize, list.pageToken, filter?.parameter, orderBy];
  return Object.keys(parameters).filter(
    (name) => parameters[name]?.in !== "header" && Object.hasOwn(properties, name) && !others.includes(name),
  );
}

/**
 * The filter parameter, and every other declared parameter that is named like a property of the item: it keeps the
 * items whose property has that value, or one of those values where it takes several.
 */
export function readSelection(
  list: ServedList,
  values: Readonly<Record<string, unknown>>,
  equality: readonly string[],
): Selection {
  const { filter } = list.operation;
  const equal = equality.filter((name) => values[name] !== undefined);
  const text = filter ? (values[filter.parameter] ?? "") : "";
  const read = filter && typeof text === "string" ? readFilter(text, filter) : { details: [] };
  const conditions: Matches[] = equal.map((name) =>
    equals(name, values[name], list.properties[name]?.format === "date-time"),
  );
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
    if (errors.length > 0)
      return { details: errors.map((error) => ({ field: parameter, description: describe(error) })) };
    const unbacked = [...new Set(fieldsOf(expression))].filter(
      (name) => schemaOf(name, fields)?.backed === false,
    );
    if (unbacked.length === 0) return { details: [], matches: compile(expression, fields) };
    return { details: unbacked.map((name) => ({ field: parameter, description: onlyTheApi(name) })) };
  } catch (error) {
    if (!(error instanceof FilterSyntaxError)) throw error;
    return { details: [{ field: parameter, description: describe(error) }] };
  }
}

/** What is said of a field that no property of the items holds. */
export const onlyTheApi = (field: string): string =>
  `The mock cannot compare ${JSON.stringify(field)}: no property of the items holds it, so only the API can`;

function fieldsOf(expression: Expression): readonly string[] {
  return expression.kind === "comparison" ? [expression.field] : expression.operands.flatMap(fieldsOf);
}

/** The schema of a field, declared by its name or as one of a family such as `metadata.*`. */
function schemaOf(name: string, fields: Filter["fields"]): FieldSchema | undefined {
  if (Object.hasOwn(fields, name)) return fields[name];
  const family = Object.keys(fields).find(
    (field) => field.endsWith(".*") && name.startsWith(field.slice(0, -1)),
  );
  return family === undefined ? undefined : fields[family];
}

/** People count characters from 1. */
function describe(found: {
  readonly message: string;
  readonly problem?: string;
  readonly hint: string;
  readonly start: number;
  readonly end: number;
}): string {
  const { message, problem = message, hint, start, end } = found;
  const where = end > start + 1 ? `characters ${start + 1} to ${end}` : `character ${start + 1}`;
  return `${problem} (${where}): ${hint}`;
}

function equals(name: string, value: unknown, isInstant: boolean): Matches {
  const wanted: readonly unknown[] = Array.isArray(value) ? value : [value];
  const keyOf = (each: unknown) => {
    const ms = isInstant && typeof each === "string" ? instantMs(each) : Number.NaN;
    return Number.isNaN(ms) ? each : ms;
  };
  const keys = new Set(wanted.map(keyOf));
  return (item: Item) => {
    const own = item[name];
    if (Array.isArray(own)) return own.some((each) => keys.has(each));
    return (
      keys.has(keyOf(own)) || (isObject(own) && wanted.some((each) => isObject(each) && hasAll(own, each)))
    );
  };
}

/** Whether the object has all of these properties with these values: what a parameter with properties asks for. */
const hasAll = (own: Item, wanted: Item): boolean =>
  Object.keys(wanted).every((key) => Object.hasOwn(own, key) && own[key] === wanted[key]);

const isObject = (value: unknown): value is Item =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function allOf(conditions: readonly Matches[]): Matches | undefined {
  const [first, ...rest] = conditions;
  if (!first || rest.length === 0) return first;
  return (item) => conditions.every((matches) => matches(item));
}
