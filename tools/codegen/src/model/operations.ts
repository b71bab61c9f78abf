import type { Document, Operation, PathItem } from "../openapi.ts";
import { AIP } from "../openapi.ts";
import { below } from "../pointer.ts";
import { SpecError } from "../spec-error.ts";
import { type ListModel, readList } from "./list.ts";
import { type ParameterModel, readParameters } from "./parameters.ts";
import type { Placed } from "./references.ts";
import { type ResponseModel, readResponses } from "./responses.ts";
import type { Schemas } from "./schemas.ts";
import { type Security, securityOf } from "./security.ts";

/** What the document says of an operation, every reference but those to component schemas resolved. */
export interface OperationFacts {
  readonly operationId: string;
  readonly tag: string;
  readonly method: "GET";
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  /** The key that it takes. */
  readonly key: Security | undefined;
  readonly parameters: readonly ParameterModel[];
  readonly responses: Readonly<Record<string, ResponseModel>>;
  /** The success among the responses, as the document writes it: `200`, `2XX`. */
  readonly status: string;
  readonly success: ResponseModel;
  readonly list: ListModel | undefined;
  /** The parameter that takes a filter. */
  readonly filter: ParameterModel | undefined;
  /** The parameter that sorts a list. */
  readonly orderBy: string | undefined;
  /** The pointer to it. */
  readonly at: string;
}

/** Reads one operation of the document. */
export function readOperation(
  document: Document,
  schemas: Schemas,
  path: string,
  item: Placed<PathItem>,
  operation: Placed<Operation>,
): OperationFacts {
  const { node, at } = operation;
  const { operationId, description = "", deprecated = false } = node;
  if (typeof operationId !== "string") throw new SpecError("An operation needs an operationId.", at);
  const [tag] = node.tags ?? [];
  if (tag === undefined) throw new SpecError("An operation needs a tag: it names its resource.", at);
  const key = securityOf(document, node, at);
  const parameters = readParameters(document, schemas, item, operation);
  const carrier = parameters.find(
    (each) => each.in === "header" && each.name.toLowerCase() === key?.header.toLowerCase(),
  );
  if (carrier) {
    throw new SpecError(
      `The header "${carrier.name}" carries the API key: leave the parameter out.`,
      carrier.at,
    );
  }
  const { responses, status, success } = readResponses(document, schemas, operation);
  const extension = node["x-list"];
  const list = extension && readList(extension, success, parameters, schemas, below(at, "x-list"));
  const [filter, second] = parameters.filter((parameter) => parameter.filter);
  if (second)
    throw new SpecError(`${operationId} has two parameters with x-filter; a list takes one.`, second.at);
  if (filter && !list)
    throw new SpecError("x-filter needs an x-list on its operation: its fields are the items'.", filter.at);
  const sorts = parameters.some(({ in: place, name }) => place === "query" && name === AIP.orderBy);
  return {
    operationId,
    tag,
    method: "GET",
    path,
    summary: node.summary ?? operationId,
    description: description.trim(),
    deprecated,
    key,
    parameters,
    responses,
    status,
    success,
    list,
    filter,
    orderBy: list && sorts ? AIP.orderBy : undefined,
    at,
  };
}
