import type { ErrorDetail } from "@covalkit/spec/interpret";
import type { SortBy } from "../store/ordering.ts";
import type { ApiTable } from "../table/api-table.ts";
import type { ServedList } from "../table/served-list.ts";
import { equalityParameters, onlyTheApi } from "./selection.ts";
import { type DeclaredOrders, declaredOrders } from "./sort-by.ts";

/** What the mock makes of a list's parameters, and what it cannot. */
export interface Abilities {
  readonly orders: DeclaredOrders | undefined;
  /** The parameters that keep the items whose property of the same name has their value. */
  readonly equality: readonly string[];
  /** What is said of a parameter that a request may not use, by its name. */
  readonly refused: Readonly<Record<string, string>>;
  /** What is to be known before the first request, as sentences. */
  readonly notices: readonly string[];
}

/** The name that AIP-160 gives the parameter that filters. */
const FILTER = "filter";

export function abilitiesOf(list: ServedList, table: Pick<ApiTable, "schemas">): Abilities {
  const { parameters, filter, list: names, method, path } = list.operation;
  const equality = equalityParameters(list);
  const orders = declaredOrders(list, table);
  const refused: Record<string, string> = {};
  if (!filter && parameters[FILTER]?.in === "query" && !equality.includes(FILTER))
    refused[FILTER] = "The mock cannot evaluate it: the document does not say with x-filter what it compares";
  if (orders && Object.keys(orders.orders).length + orders.unknown.length === 0)
    refused[orders.parameter] = "The mock cannot sort by it: the document lists no values of it";

  const used = [names.pageSize, names.pageToken, filter?.parameter, orders?.parameter, ...equality];
  const ignored = Object.keys(parameters).filter(
    (name) => parameters[name]?.in !== "header" && !used.includes(name) && !Object.hasOwn(refused, name),
  );
  const unbacked = Object.entries(filter?.fields ?? {}).filter(([, { backed }]) => backed === false);
  const notices = [
    ...Object.entries(refused).map(([name, why]) => `${name} is answered with 400. ${why}`),
    ...(orders?.unknown ?? []).map(
      (value) => `${orders?.parameter}=${value} is answered with 400. ${noSuch(value)}`,
    ),
    ...unbacked.map(
      ([field]) => `${filter?.parameter} by ${field} is answered with 400. ${onlyTheApi(field)}`,
    ),
    ...ignored.map((name) => `${name} is checked, and then ignored: no property of the items has its name`),
  ];
  return { orders, equality, refused, notices: notices.map((text) => `${method} ${path}: ${text}`) };
}

const noSuch = (order: string): string =>
  `The mock cannot sort by ${JSON.stringify(order)}: it names no property of the items`;

/** What a request asks for that the mock cannot do. `sent` has no defaults. */
export function refusals(
  { refused, orders }: Abilities,
  sent: Readonly<Record<string, unknown>>,
): readonly ErrorDetail[] {
  const asked = Object.keys(refused).filter((name) => sent[name] !== undefined && sent[name] !== "");
  const details = asked.map((name) => ({ field: name, description: refused[name] ?? "" }));
  const order = orders && sent[orders.parameter];
  const values = order === undefined || order === "" ? [] : [order].flat();
  if (!orders || Object.hasOwn(refused, orders.parameter)) return details;
  if (values.length > 1)
    return [...details, { field: orders.parameter, description: "The mock sorts by one field at a time" }];
  const unknown = values.filter((value) => !Object.hasOwn(orders.orders, String(value)));
  return [
    ...details,
    ...unknown.map((value) => ({ field: orders.parameter, description: noSuch(String(value)) })),
  ];
}

/** The order a request asks for, by itself or by default. Undefined: the order of insertion. */
export function orderOf(
  { orders }: Abilities,
  values: Readonly<Record<string, unknown>>,
): SortBy | undefined {
  const [value] = orders ? [values[orders.parameter]].flat() : [];
  return typeof value === "string" && orders && Object.hasOwn(orders.orders, value)
    ? orders.orders[value]
    : undefined;
}
