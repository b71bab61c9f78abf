import { refuseEndless } from "./model/endless.ts";
import { nameAll } from "./model/name-all.ts";
import type { OperationNames } from "./model/name-operation.ts";
import type { ResourceNames } from "./model/name-resource.ts";
import { type OperationFacts, readOperation } from "./model/operations.ts";
import { follow, isRecord } from "./model/references.ts";
import { createSchemas, schemaName } from "./model/schemas.ts";
import { commonSecurity, documentKey, type Security } from "./model/security.ts";
import { refuseOwnServers, serverOf } from "./model/server.ts";
import { type Document, METHODS, type PathItem, type Schema } from "./openapi.ts";
import { below } from "./pointer.ts";
import { SpecError } from "./spec-error.ts";

/** What the emitters write from: the document, read once, its references and compositions resolved, all things named. */
export interface Model {
  readonly server: string;
  readonly security: Security | null;
  readonly resources: readonly ResourceModel[];
  readonly operations: readonly OperationModel[];
  /** Operations that get no method, hook or command: reachable through openapi-fetch alone. */
  readonly untyped: readonly {
    readonly operationId: string;
    readonly method: string;
    readonly path: string;
  }[];
  /** The component schemas that responses are made of, by name. */
  readonly schemas: ReadonlyMap<string, Schema>;
  /** Those of successes, which the client exports. */
  readonly types: readonly TypeModel[];
}

export type OperationModel = OperationFacts & OperationNames;

export interface ResourceModel extends ResourceNames {
  readonly description: string | undefined;
  readonly operations: readonly OperationModel[];
}

/** A component schema that the client exports as a type. */
export interface TypeModel {
  readonly name: string;
  readonly component: string;
  readonly schema: Schema;
}

export type { ParameterModel } from "./model/parameters.ts";
export { schemaName };

/**
 * Reads a bundled document.
 *
 * @throws {SpecError} with a pointer into the document, where it says what no surface can do.
 */
export function buildModel(document: Document): Model {
  refuseSpecialKeys(document, "#");
  refuseEndless(document);
  const schemas = createSchemas(document);
  const server = serverOf(document);
  const untyped: Model["untyped"][number][] = [];
  const found: OperationFacts[] = [];
  for (const [path, each] of Object.entries(document.paths ?? {})) {
    const item = follow<PathItem>(document, each, below("#/paths", path));
    refuseOwnServers(item.node.servers, server, item.at);
    for (const method of METHODS) {
      const node = item.node[method];
      if (!node) continue;
      const at = below(item.at, method);
      refuseOwnServers(node.servers, server, at);
      if (method === "get" && !node.requestBody) {
        found.push(readOperation(document, schemas, path, item, { node, at }));
      } else untyped.push({ operationId: node.operationId, method, path });
    }
  }
  const successes = schemas.reachable(found.flatMap(({ success: { schema } }) => (schema ? [schema] : [])));
  const names = nameAll(found, successes.keys());
  const operations = [...names.operations].map(([facts, given]) => ({ ...facts, ...given }));
  const all = found.flatMap(({ responses }) =>
    Object.values(responses).flatMap(({ schema }) => (schema ? [schema] : [])),
  );
  return {
    server,
    // Where no method takes a key, openapi-fetch may still have to send one.
    security: commonSecurity(found) ?? documentKey(document) ?? null,
    resources: names.resources.map((resource) => {
      const own = operations.filter((operation) => operation.resource === resource.name);
      const description = document.tags?.find(({ name }) => name === own[0]?.tag)?.description;
      return { ...resource, description, operations: own };
    }),
    operations,
    untyped,
    schemas: inDocumentOrder(schemas.reachable(all), document),
    types: [...names.schemas].map(([component, name]) => ({
      name,
      component,
      schema: successes.get(component) ?? {},
    })),
  };
}

/** Tables are read by people too: components stand as the document has them, whatever refers to them first. */
function inDocumentOrder(schemas: ReadonlyMap<string, Schema>, document: Document): Map<string, Schema> {
  const names = Object.keys(document.components?.schemas ?? {});
  return new Map(
    names.flatMap((name) => (schemas.has(name) ? [[name, schemas.get(name) ?? {}] as const] : [])),
  );
}

/** In an object literal `__proto__` is no property: a table that has it would lose it. */
function refuseSpecialKeys(node: unknown, at: string): void {
  if (Array.isArray(node))
    for (const [index, each] of node.entries()) refuseSpecialKeys(each, below(at, index));
  else if (isRecord(node)) {
    for (const [key, value] of Object.entries(node)) {
      const place = below(at, key);
      const isName = (key === "name" || key === "operationId") && value === "__proto__";
      if (key === "__proto__" || isName)
        throw new SpecError('Nothing can be called "__proto__"; rename it.', place);
      refuseSpecialKeys(value, place);
    }
  }
}
