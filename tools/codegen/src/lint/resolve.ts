import type { Location, UserContext } from "@redocly/openapi-core";
import type { Parameter, PathItem, Schema } from "../openapi.ts";

/** A part of the document behind its references, and where it stands. */
export interface Found<T> {
  readonly node: T;
  readonly location: Location;
}

/** Parameters behind their references. */
export function resolveAll(
  parameters: PathItem["parameters"],
  location: Location,
  context: UserContext,
): Found<Parameter>[] {
  return (parameters ?? []).flatMap((parameter, index) => {
    const found = resolve(parameter as Parameter, location.child(["parameters", index]), context);
    return found ? [found] : [];
  });
}

/** A part behind its references; `undefined` where they lead nowhere. */
export function resolve<T extends object>(
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

/** The properties of an object, those of its `allOf` parts included. */
export function propertiesOf(schema: Schema, context: UserContext): Record<string, Schema> {
  const parts = (schema.allOf ?? []).map((part) => resolve(part, context.location, context)?.node);
  return Object.assign({}, ...parts.map((part) => part && propertiesOf(part, context)), schema.properties);
}

/** The required properties of an object, likewise. */
export function requiredOf(schema: Schema, context: UserContext): string[] {
  const parts = (schema.allOf ?? []).map((part) => resolve(part, context.location, context)?.node);
  return [...(schema.required ?? []), ...parts.flatMap((part) => (part ? requiredOf(part, context) : []))];
}
