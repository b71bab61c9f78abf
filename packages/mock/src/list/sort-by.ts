import type { Schema } from "@covalkit/spec";
import { typesIn } from "@covalkit/spec/interpret";
import type { SortBy } from "../store/ordering.ts";
import type { ApiTable } from "../table/api-table.ts";
import { branchesOf } from "../table/schema-at.ts";
import type { ServedList } from "../table/served-list.ts";

/** An order that a list's parameter declares, and whether the mock can sort by it. */
export interface DeclaredOrders {
  readonly parameter: string;
  /** By the parameter's value. */
  readonly orders: Readonly<Record<string, SortBy>>;
  /** The values that name no property of the items. */
  readonly unknown: readonly string[];
}

/** The orders of a list; undefined where no parameter sorts. */
export function declaredOrders(
  { operation, properties }: ServedList,
  table: Pick<ApiTable, "schemas">,
): DeclaredOrders | undefined {
  const { orderBy, parameters } = operation;
  const schema = orderBy === undefined ? undefined : parameters[orderBy]?.schema;
  if (orderBy === undefined || !schema) return undefined;
  const values = valuesIn(schema);
  const orders: Record<string, SortBy> = {};
  for (const value of values) {
    const { field, descending } = read(value);
    const property = Object.hasOwn(properties, field) ? properties[field] : undefined;
    if (property) orders[value] = { field, descending, as: comparison(property, table) };
  }
  return { parameter: orderBy, orders, unknown: values.filter((value) => !Object.hasOwn(orders, value)) };
}

/** Each text that the schema lists: of a parameter that takes several, those of one. */
function valuesIn({ enum: values, const: only, items, oneOf = [], anyOf = [] }: Schema): string[] {
  const own = [...(values ?? []), only].filter((value) => typeof value === "string" && value !== "");
  return [...own.map(String), ...[...oneOf, ...anyOf, ...(items ? [items] : [])].flatMap(valuesIn)];
}

/** `field`, descending with a `-` before it or ` desc` behind it (AIP-132). */
function read(value: string): { readonly field: string; readonly descending: boolean } {
  const [, sign, field = value, direction] = /^([-+]?)(.*?)(?:[ :](asc|desc))?$/i.exec(value) ?? [];
  return { field, descending: (sign === "-") !== (direction?.toLowerCase() === "desc") };
}

function comparison(schema: Schema, table: Pick<ApiTable, "schemas">): SortBy["as"] {
  const branches = branchesOf(schema, table);
  if (branches.some(({ format }) => format === "date-time")) return "instant";
  const types = branches.flatMap((branch) => typesIn({ ...branch, oneOf: [], anyOf: [] }));
  return ["integer", "number", "boolean"].some((type) => types.includes(type)) && !types.includes("string")
    ? "number"
    : "text";
}
