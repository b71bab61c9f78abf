import type { UserContext } from "@redocly/openapi-core";
import { AIP, type ListExtension, type Operation, type Parameter, type Schema } from "../openapi.ts";
import { hasShape } from "./extension-shape.ts";
import { alternativesOf, itemsOf, partsOf, propertiesOf, requiredOf, typesOf } from "./look.ts";
import { jsonOf, successesOf } from "./operations.ts";
import { elementsOf, type Found, resolve } from "./resolve.ts";

type Report = (message: string, ...path: (string | number)[]) => void;

/** Checks `x-list`; returns the schema of the items, where there is one. */
export function checkList(
  operation: Found<Operation>,
  parameters: readonly Found<Parameter>[],
  context: UserContext,
): Found<Schema> | undefined {
  const list = operation.node["x-list"];
  if (list === undefined) return undefined;
  const location = operation.location.child(["x-list"]);
  if (!hasShape("x-list", list, location, context)) return undefined;
  const report: Report = (message, ...path) => context.report({ message, location: location.child(path) });

  const page = pageOf(operation, list, report, context);
  if (!page) return undefined;
  checkPages(list, page, parameters, report, context);
  const rows = propertyAt(page, list.items, context);
  const item = rows && itemsOf(rows, context);
  if (!item) {
    report(`${list.items} says nothing of its items. Write \`items\` with their schema.`, "items");
    return undefined;
  }
  checkNames(list, item, parameters, report, context);
  checkOrders(item, parameters, context);
  return item;
}

/** The schema of a page: the success, or the one alternative of it that holds the list. */
function pageOf(
  operation: Found<Operation>,
  { items }: ListExtension,
  report: Report,
  context: UserContext,
): Found<Schema> | undefined {
  const [success] = successesOf(operation, context);
  const json = success?.response && jsonOf(success.response);
  const body = json && resolve<Schema>(json.node.schema, json.location.child("schema"), context);
  if (!success || !body) {
    report("x-list needs a success that holds JSON with a schema: the list is a part of it.");
    return undefined;
  }
  const holds = (page: Found<Schema>): boolean => {
    const rows = propertyAt(page, items, context);
    return rows !== undefined && typesOf(rows, context).has("array");
  };
  if (holds(body)) return body;
  const pages = alternativesOf(body, context).filter(holds);
  const [page, second] = pages;
  if (second) {
    const message = `${pages.length} alternatives of the ${success.status} response hold the array "${items}", and a list is one of them. Name what only one has.`;
    report(message, "items");
    return undefined;
  }
  if (!page) {
    const arrays = arraysIn(body, context);
    const known = arrays.length > 0 ? `Its arrays: ${arrays.join(", ")}.` : "It holds none.";
    const message = `"${items}" is not an array in the ${success.status} response. ${known} One that lies deeper is written with dots, as in data.rows.`;
    report(message, "items");
  }
  return page;
}

/** Checks that a page can be asked for, and that the answer names the next. */
function checkPages(
  list: ListExtension,
  page: Found<Schema>,
  parameters: readonly Found<Parameter>[],
  report: Report,
  context: UserContext,
): void {
  const inQuery = parameters.filter(({ node }) => node.in === "query");
  const names = inQuery.map(({ node }) => node.name).join(", ");
  const check = (keyword: "pageSize" | "pageToken", type: string, needed: boolean): void => {
    const { [keyword]: name = AIP[keyword] } = list;
    const path = list[keyword] === undefined ? [] : [keyword];
    const parameter = inQuery.find(({ node }) => node.name === name);
    if (!parameter) {
      const instead =
        path.length > 0
          ? `Name one that is there: ${names}.`
          : `Add it (AIP-158), or name the one that does its work: \`${keyword}: …\`.`;
      if (needed || path.length > 0)
        report(`The operation has no query parameter "${name}". ${instead}`, ...path);
      return;
    }
    const schema = { node: parameter.node.schema ?? {}, location: parameter.location.child("schema") };
    if (!typesOf(schema, context).has(type)) {
      const message = `"${name}" is the list's ${keyword}: write \`type: ${type}\`.`;
      context.report({ message, location: schema.location });
    }
  };
  check("pageSize", "integer", false);
  check("pageToken", "string", true);
  const { nextPageToken = AIP.nextPageToken } = list;
  const path = list.nextPageToken === undefined ? [] : ["nextPageToken"];
  const token = propertyAt(page, nextPageToken, context);
  if (!token) {
    const instead =
      path.length > 0
        ? "Name the property that holds the next page's token; dots lead into objects, as in meta.next_cursor."
        : "Add it (AIP-158), or name the one that does its work: `nextPageToken: …`, with dots into objects.";
    report(`The response has no "${nextPageToken}". ${instead}`, ...path);
  } else if (!typesOf(token, context).has("string")) {
    const message = `"${nextPageToken}" is the next page's token: write \`type: string\`.`;
    context.report({ message, location: token.location });
  }
}

/** Checks the names of the items' properties. */
function checkNames(
  list: ListExtension,
  item: Found<Schema>,
  parameters: readonly Found<Parameter>[],
  report: Report,
  context: UserContext,
): void {
  const known = propertiesOf(item, context);
  const required = requiredOf(item, context);
  const has = `They have ${[...known.keys()].join(", ") || "none"}.`;
  if (!known.has(list.id)) report(`"${list.id}" is not a property of the items. ${has}`, "id");
  else if (!required.has(list.id)) {
    report(`"${list.id}" must be required: it identifies an item. Add it to the items' \`required\`.`, "id");
  }
  for (const [index, column] of list.columns.entries()) {
    if (!known.has(column))
      report(`Column "${column}" is not a property of the items. ${has}`, "columns", index);
  }
  if (list.time === undefined) return;
  const fields = parameters.find(({ node }) => node["x-filter"])?.node["x-filter"]?.fields;
  const time = known.get(list.time);
  if (!time || !partsOf(time, context).some(({ node }) => node.format === "date-time"))
    report(
      `"${list.time}" is not a date-time of the items. Name a property with \`format: date-time\`.`,
      "time",
    );
  else if (!required.has(list.time))
    report(
      `"${list.time}" must be required: a scan slices by it. Add it to the items' \`required\`.`,
      "time",
    );
  else if (!fields?.[list.time])
    report(`"${list.time}" is not a field of x-filter. Add it there: a scan filters by it.`, "time");
}

/** Checks that each order names a property of the items. */
function checkOrders(
  item: Found<Schema>,
  parameters: readonly Found<Parameter>[],
  context: UserContext,
): void {
  const known = propertiesOf(item, context);
  for (const { node, location } of parameters.filter((each) => each.node.name === AIP.orderBy)) {
    for (const part of partsOf({ node: node.schema ?? {}, location: location.child("schema") }, context)) {
      for (const [index, order] of elementsOf(part.node.enum).entries()) {
        const field = String(order).replace(/^-/, "");
        if (known.has(field)) continue;
        const message = `"${field}" is not a property of the items.`;
        context.report({ message, location: part.location.child(["enum", index]) });
      }
    }
  }
}

/** The property at a path with dots. */
function propertyAt(schema: Found<Schema>, path: string, context: UserContext): Found<Schema> | undefined {
  let found: Found<Schema> | undefined = schema;
  for (const name of path.split(".")) {
    const property: Found<Schema> | undefined = found && propertiesOf(found, context).get(name);
    found = property && resolve<Schema>(property.node, property.location, context);
  }
  return found;
}

/** The paths of a response's arrays, down to the second level. */
function arraysIn(body: Found<Schema>, context: UserContext): string[] {
  const below = (schema: Found<Schema>, before: string): string[] =>
    [...propertiesOf(schema, context)].flatMap(([name, property]) => {
      const path = `${before}${name}`;
      if (typesOf(property, context).has("array")) return [path];
      return before === "" ? below(property, `${path}.`) : [];
    });
  return [body, ...alternativesOf(body, context)].flatMap((each) => below(each, ""));
}
