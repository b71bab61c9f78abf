import type { UserContext } from "@redocly/openapi-core";
import { AIP, type Operation, type Parameter, type Response, type Schema } from "../openapi.ts";
import { hasShape } from "./extension-shape.ts";
import { type Found, propertiesOf, requiredOf, resolve } from "./resolve.ts";

/** Checks `x-list`; returns the schema of the items, where there is one. */
export function checkList(
  operation: Operation,
  parameters: readonly Found<Parameter>[],
  context: UserContext,
): Found<Schema> | undefined {
  const list = operation["x-list"];
  if (list === undefined) return undefined;
  const location = context.location.child(["x-list"]);
  if (!hasShape("x-list", list, location, context)) return undefined;

  const report = (message: string, ...path: (string | number)[]) =>
    context.report({ message, location: location.child(path) });
  const response = resolve(operation.responses?.["200"] as Response, context.location, context);
  const page = resolve(response?.node.content?.["application/json"]?.schema, context.location, context);
  const properties = page ? propertiesOf(page.node, context) : {};
  const items = resolve(properties[list.items], location, context);
  const item = resolve(items?.node.items, location, context);
  if (!item) {
    report(`"${list.items}" is not an array in the 200 response.`, "items");
    return undefined;
  }
  if (!properties[AIP.nextPageToken]) report(`The 200 response has no "${AIP.nextPageToken}" (AIP-158).`);
  if (!parameters.some(({ node }) => node.name === AIP.pageToken)) {
    report(`The operation has no "${AIP.pageToken}" parameter (AIP-158).`);
  }

  const known = propertiesOf(item.node, context);
  const required = new Set(requiredOf(item.node, context));
  if (!known[list.id]) report(`"${list.id}" is not a property of the items.`, "id");
  else if (!required.has(list.id)) report(`"${list.id}" must be required: it identifies an item.`, "id");
  list.columns.forEach((column, index) => {
    if (!known[column]) report(`Column "${column}" is not a property of the items.`, "columns", index);
  });
  for (const { node, location: at } of parameters.filter(
    (parameter) => parameter.node.name === AIP.orderBy,
  )) {
    node.schema?.enum?.forEach((order, index) => {
      const field = String(order).replace(/^-/, "");
      const place = at.child(["schema", "enum", index]);
      if (!known[field])
        context.report({ message: `"${field}" is not a property of the items.`, location: place });
    });
  }
  if (list.time !== undefined) {
    const fields = parameters.find(({ node }) => node["x-filter"])?.node["x-filter"]?.fields;
    const time = resolve(known[list.time], location, context)?.node;
    if (time?.format !== "date-time") report(`"${list.time}" is not a date-time of the items.`, "time");
    else if (!required.has(list.time))
      report(`"${list.time}" must be required: a scan slices by it.`, "time");
    else if (!fields?.[list.time]) report(`"${list.time}" is not a field of x-filter.`, "time");
  }
  return item;
}
