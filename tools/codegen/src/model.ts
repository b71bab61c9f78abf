import { camelCase, constantName, methodName } from "./names.ts";
import {
  AIP,
  type Document,
  type ListExtension,
  METHODS,
  type Operation,
  type Parameter,
  type PathItem,
  type Reference,
  type Response,
  type Schema,
} from "./openapi.ts";
import { SpecError } from "./spec-error.ts";

/** What the emitters write from: the document's operations with every reference to a parameter or response resolved. */
export interface Model {
  readonly document: Document;
  readonly server: string | undefined;
  readonly security: { readonly in: string; readonly name: string } | undefined;
  readonly operations: readonly OperationModel[];
  /** Operations that get no method, hook or command: reachable through openapi-fetch alone. */
  readonly untyped: readonly {
    readonly operationId: string;
    readonly method: string;
    readonly path: string;
  }[];
}

export interface OperationModel {
  readonly operationId: string;
  /** The constant that holds its table. */
  readonly constant: string;
  readonly tag: string;
  readonly resource: string;
  readonly action: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  readonly parameters: readonly ParameterModel[];
  readonly responses: Readonly<Record<string, Response>>;
  readonly list?: ListExtension;
  /** The schema of the items, or of the response where the operation lists nothing; a reference where it is one. */
  readonly item: Schema | undefined;
}

export interface ParameterModel extends Parameter {
  readonly schema: Schema;
}

export function buildModel(document: Document): Model {
  const operations: OperationModel[] = [];
  const untyped: Model["untyped"][number][] = [];
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS) {
      const operation = item[method];
      if (!operation) continue;
      if (method === "get" && !operation.requestBody)
        operations.push(modelOf(document, path, item, operation));
      else untyped.push({ operationId: operation.operationId, method, path });
    }
  }
  refuseClashes(operations);
  const [scheme] = Object.keys(document.security?.[0] ?? {});
  const apiKey = scheme ? document.components?.securitySchemes?.[scheme] : undefined;
  return {
    document,
    server: document.servers?.[0]?.url,
    security: apiKey?.in && apiKey.name ? { in: apiKey.in, name: apiKey.name } : undefined,
    operations,
    untyped,
  };
}

function modelOf(document: Document, path: string, item: PathItem, operation: Operation): OperationModel {
  const tag = operation.tags?.[0] ?? "";
  const list = operation["x-list"];
  const responses: Record<string, Response> = {};
  for (const [status, response] of Object.entries(operation.responses))
    responses[status] = resolve(document, response);
  const page = responses["200"]?.content?.["application/json"]?.schema;
  return {
    operationId: operation.operationId,
    constant: constantName(operation.operationId),
    tag,
    resource: camelCase(tag),
    action: methodName(operation.operationId, tag),
    method: "GET",
    path,
    summary: operation.summary ?? operation.operationId,
    description: (operation.description ?? "").trim(),
    deprecated: operation.deprecated ?? false,
    parameters: mergeParameters(document, item, operation),
    responses,
    item: list && page ? itemOf(document, page, list) : page,
    ...(list && { list }),
  };
}

function itemOf(document: Document, page: Schema, { items }: ListExtension): Schema | undefined {
  const property = resolve(document, page).properties?.[items];
  return property && resolve(document, property).items;
}

/** The path's parameters, overridden by the operation's of the same name and place. */
function mergeParameters(document: Document, item: PathItem, operation: Operation): ParameterModel[] {
  const merged = new Map<string, ParameterModel>();
  for (const each of [...(item.parameters ?? []), ...(operation.parameters ?? [])]) {
    const parameter = resolve<Parameter>(document, each);
    merged.set(`${parameter.in} ${parameter.name}`, {
      ...parameter,
      schema: resolve(document, parameter.schema ?? {}),
    });
  }
  return [...merged.values()];
}

/** Follows a local reference, as bundling leaves no other kind. */
export function resolve<T extends object>(document: Document, node: T | Reference): T {
  if (!("$ref" in node) || typeof node.$ref !== "string") return node as T;
  let target: unknown = document;
  for (const part of node.$ref.replace(/^#\//, "").split("/")) {
    target = (target as Record<string, unknown>)[part.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  return resolve(document, target as T | Reference);
}

/** The name of the component that a schema refers to. */
export const schemaName = (schema: Schema | undefined): string | undefined =>
  schema?.$ref?.match(/^#\/components\/schemas\/([^/]+)$/)?.[1];

/** The parameters that AIP-132 and AIP-158 give a meaning to, by what they are for. */
export function standardParameters({
  parameters,
}: OperationModel): Partial<Record<keyof typeof AIP, string>> {
  const names = new Set(parameters.filter(({ in: place }) => place === "query").map(({ name }) => name));
  return Object.fromEntries(Object.entries(AIP).filter(([, name]) => names.has(name)));
}

function refuseClashes(operations: readonly OperationModel[]): void {
  const seen = new Map<string, string>();
  for (const { operationId, resource, action, parameters } of operations) {
    if (resource === "api")
      throw new SpecError(`${operationId}: the tag "api" is taken by the client's own "api".`);
    const name = `${resource}.${action}`;
    const twice = parameters.find(({ name }, index) =>
      parameters.slice(0, index).some((other) => other.name === name),
    );
    if (twice)
      throw new SpecError(
        `${operationId}: the parameter "${twice.name}" is declared in two places; rename one.`,
      );
    const other = seen.get(name);
    if (other) throw new SpecError(`${operationId} and ${other} would both be ${name}; rename one.`);
    seen.set(name, operationId);
  }
}
