import type { Location, UserContext } from "@redocly/openapi-core";
import type { Document, MediaType, Operation, Parameter, PathItem, Response } from "../openapi.ts";
import { elementsOf, entriesOf, type Found, resolve } from "./resolve.ts";

/** An operation that surfaces are generated for, with the parameters that its path gives it. */
export interface GeneratedOperation {
  readonly operation: Found<Operation>;
  readonly pathItem: Found<PathItem>;
  readonly parameters: readonly Found<Parameter>[];
}

/** The operations that are generated: each GET without a request body. */
export function generatedOperations(
  { node: document, location }: Found<Document>,
  context: UserContext,
): GeneratedOperation[] {
  return entriesOf(document.paths).flatMap(([path, given]) => {
    const pathItem = resolve<PathItem>(given, location.child(["paths", path]), context);
    const operation =
      pathItem && resolve<Operation>(pathItem.node.get, pathItem.location.child("get"), context);
    if (!operation || operation.node.requestBody) return [];
    return [{ operation, pathItem, parameters: mergeParameters(pathItem, operation, context) }];
  });
}

/** The path's parameters, overridden by the operation's of the same name and place. */
function mergeParameters(
  pathItem: Found<PathItem>,
  operation: Found<Operation>,
  context: UserContext,
): Found<Parameter>[] {
  const merged = new Map<string, Found<Parameter>>();
  for (const { node, location } of [pathItem, operation]) {
    elementsOf(node.parameters).forEach((each, index) => {
      const found = resolve<Parameter>(each, location.child(["parameters", index]), context);
      if (found) merged.set(`${found.node.in} ${found.node.name}`, found);
    });
  }
  return [...merged.values()];
}

/** The operation's responses of success, each with its status. */
export function successesOf(
  { node, location }: Found<Operation>,
  context: UserContext,
): {
  readonly status: string;
  readonly response: Found<Response> | undefined;
  readonly location: Location;
}[] {
  return entriesOf(node.responses)
    .filter(([status]) => /^2(\d\d|XX)$/.test(status))
    .map(([status, each]) => {
      const at = location.child(["responses", status]);
      return { status, response: resolve<Response>(each, at, context), location: at };
    });
}

/** Whether a media type holds JSON: `application/json; charset=utf-8`, `application/problem+json`. */
export const isJson = (mediaType: string): boolean =>
  /^application\/json$|\+json$/i.test(mediaType.split(";", 1)[0]?.trim() ?? "");

/** The JSON that a response holds. */
export function jsonOf(response: Found<Response>): Found<MediaType> | undefined {
  const [type, node] = entriesOf(response.node.content).find(([each]) => isJson(each)) ?? [];
  return type !== undefined && node
    ? { node, location: response.location.child(["content", type]) }
    : undefined;
}
