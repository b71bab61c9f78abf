import { readFileSync } from "node:fs";
import type { Location, Oas3Rule, UserContext } from "@redocly/openapi-core";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import {
  AIP,
  type Operation,
  type Parameter,
  type PathItem,
  type Response,
  type Schema,
} from "../openapi.ts";
import { describeFilterProblems } from "./filter-description.ts";

const extensionsSchema = JSON.parse(
  readFileSync(new URL("../../../../spec/extensions.schema.json", import.meta.url), "utf8"),
);
const ajv = new Ajv2020({ allErrors: true }).addSchema(extensionsSchema, "extensions");
const shapeOf = (extension: "x-filter" | "x-list"): ValidateFunction =>
  ajv.compile({ $ref: `extensions#/$defs/${extension}` });
const shapes = { "x-filter": shapeOf("x-filter"), "x-list": shapeOf("x-list") };

/**
 * Checks what no OpenAPI rule can: that `x-list` and `x-filter` have the shape that `extensions.schema.json`
 * describes, that every name in them is backed by a schema of the document, and that the filter's prose says what
 * its data says.
 */
export const extensionRules: Oas3Rule = () => {
  let shared: { parameters: PathItem["parameters"]; location: Location } | undefined;
  return {
    PathItem(item, context) {
      // Redocly's own types and ours describe the same document in different words.
      shared = { parameters: (item as unknown as PathItem).parameters, location: context.location };
    },
    Operation(node, context) {
      const operation = node as unknown as Operation;
      const { location } = context;
      if (!operation.tags?.length) {
        context.report({ message: "An operation needs a tag: it names its resource.", location });
      }
      const parameters = [
        ...resolveAll(shared?.parameters, shared?.location ?? location, context),
        ...resolveAll(operation.parameters, location, context),
      ];
      const item = checkList(operation, parameters, context);
      for (const parameter of parameters) checkFilter(parameter, item, context);
    },
  };
};

interface Found<T> {
  readonly node: T;
  readonly location: Location;
}

function resolveAll(
  parameters: PathItem["parameters"],
  location: Location,
  context: UserContext,
): Found<Parameter>[] {
  return (parameters ?? []).flatMap((parameter, index) => {
    const found = resolve(parameter as Parameter, location.child(["parameters", index]), context);
    return found ? [found] : [];
  });
}

function resolve<T extends object>(
  node: T | undefined,
  location: Location,
  context: UserContext,
): Found<T> | undefined {
  if (node === undefined) return undefined;
  if (!("$ref" in node)) return { node, location };
  const target = context.resolve<T>(node as never);
  // A reference to nothing has a place, but nothing there.
  return target.location && target.node ? { node: target.node, location: target.location } : undefined;
}

/** Checks `x-list`; returns the schema of the items, where there is one. */
function checkList(
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
  const response = resolve(operation.responses["200"] as Response, context.location, context);
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

function checkFilter(
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

function hasShape(
  extension: "x-filter" | "x-list",
  value: unknown,
  location: Location,
  context: UserContext,
): boolean {
  const validate = shapes[extension];
  if (validate(value)) return true;
  for (const error of validate.errors ?? []) {
    const path = error.instancePath.split("/").slice(1);
    const extra = error.params.additionalProperty ?? error.params.propertyName;
    context.report({
      message: `${extension}: ${path.join(".")} ${error.message ?? "is not valid"}${extra ? `: "${extra}"` : ""}.`,
      location: location.child(path),
    });
  }
  return false;
}

function propertiesOf(schema: Schema, context: UserContext): Record<string, Schema> {
  const parts = (schema.allOf ?? []).map((part) => resolve(part, context.location, context)?.node);
  return Object.assign({}, ...parts.map((part) => part && propertiesOf(part, context)), schema.properties);
}

function requiredOf(schema: Schema, context: UserContext): string[] {
  const parts = (schema.allOf ?? []).map((part) => resolve(part, context.location, context)?.node);
  return [...(schema.required ?? []), ...parts.flatMap((part) => (part ? requiredOf(part, context) : []))];
}
