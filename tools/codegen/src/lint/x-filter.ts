import type { UserContext } from "@redocly/openapi-core";
import type { Parameter, Schema } from "../openapi.ts";
import { hasShape } from "./extension-shape.ts";
import { describeFilterProblems } from "./filter-description.ts";
import { type Found, propertiesOf, resolve } from "./resolve.ts";

/** Checks `x-filter`: its fields against the items, and the parameter's prose against its fields. */
export function checkFilter(
  { node: parameter, location }: Found<Parameter>,
  item: Found<Schema> | undefined,
  context: UserContext,
): void {
  const filter = parameter["x-filter"];
  if (filter === undefined) return;
  const at = location.child(["x-filter"]);
  if (!hasShape("x-filter", filter, at, context)) return;
  if (!item) {
    context.report({
      message: "x-filter needs an x-list on its operation: its fields are the items'.",
      location: at,
    });
    return;
  }
  const properties = propertiesOf(item.node, context);
  const fields: Record<string, Schema> = {};
  for (const [name, schema] of Object.entries(filter.fields)) {
    const fieldAt = at.child(["fields", name]);
    const field = resolve(schema, fieldAt, context)?.node ?? {};
    fields[name] = field;
    const family = name.endsWith(".*");
    const property = resolve(properties[family ? name.slice(0, -2) : name], fieldAt, context)?.node;
    const expected = family ? "object" : field.type;
    if (!property) {
      context.report({
        message: `Field "${name}" is backed by no property of the items.`,
        location: fieldAt.key(),
      });
    } else if (expected !== undefined && property.type !== expected) {
      const message = `Field "${name}" is ${expected} here, but ${property.type} in the items.`;
      context.report({ message, location: fieldAt.key() });
    }
  }
  for (const message of describeFilterProblems(parameter.description ?? "", fields)) {
    context.report({ message, location: location.child(["description"]) });
  }
}
