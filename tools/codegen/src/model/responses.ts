import type { Document, Example, Header, MediaType, Operation, Response, Schema } from "../openapi.ts";
import { below } from "../pointer.ts";
import { SpecError } from "../spec-error.ts";
import { follow, type Placed } from "./references.ts";
import type { Schemas } from "./schemas.ts";

/** What a response holds. */
export type Result = "json" | "text" | "blob" | "none";

/** One response of an operation. */
export interface ResponseModel {
  readonly description: string;
  /** An example of each header's value. */
  readonly headers: Readonly<Record<string, string>>;
  readonly result: Result;
  /** The media type as the document writes it; absent where there is no body. */
  readonly mediaType?: string;
  readonly schema?: Schema;
  readonly examples: Readonly<Record<string, unknown>>;
  readonly at: string;
}

/** An operation's responses, and which of them is its success. */
export interface ResponsesModel {
  readonly responses: Readonly<Record<string, ResponseModel>>;
  readonly status: string;
  readonly success: ResponseModel;
}

/** Reads an operation's responses. @throws {SpecError} where there is not one success that can be read. */
export function readResponses(
  document: Document,
  schemas: Schemas,
  { node, at }: Placed<Operation>,
): ResponsesModel {
  const place = below(at, "responses");
  const declared = Object.entries(node.responses ?? {}).map(
    ([status, response]) => [status, follow<Response>(document, response, below(place, status))] as const,
  );
  const [success, ...more] = declared.filter(([status]) => /^2(\d\d|XX)$/i.test(status));
  if (!success)
    throw new SpecError(
      `${node.operationId} has no response of a success: write a 2xx.`,
      node.responses ? place : at,
    );
  if (more[0]) {
    throw new SpecError(
      `${node.operationId} has more than one success (${success[0]} and ${more[0][0]}): a method returns one thing. Write one of them.`,
      below(place, more[0][0]),
    );
  }
  refuseUnreadable(success[0], success[1]);
  const responses = Object.fromEntries(
    declared.map(([status, response]) => [status, readResponse(document, schemas, response)]),
  );
  const read = responses[success[0]];
  if (!read) throw new SpecError(`${node.operationId} has no response of a success.`, place);
  return { responses, status: success[0], success: read };
}

/** `application/json; charset=utf-8` → `application/json`. */
export const essence = (mediaType: string): string => (mediaType.split(";")[0] ?? "").trim().toLowerCase();

function resultOf(mediaType: string): Result {
  const type = essence(mediaType);
  if (/^application\/json$|\+json$/.test(type)) return "json";
  return type.startsWith("text/") ? "text" : "blob";
}

/** The media type that is read: JSON before any other. */
function mediaTypeOf({ content = {} }: Response): string | undefined {
  const types = Object.keys(content);
  return (
    types.find((type) => essence(type) === "application/json") ??
    types.find((type) => resultOf(type) === "json") ??
    types[0]
  );
}

function refuseUnreadable(status: string, { node, at }: Placed<Response>): void {
  const types = Object.keys(node.content ?? {});
  const first = types[0];
  if (first === undefined) return;
  const place = below(at, "content");
  if (status === "204" || status === "205") {
    throw new SpecError(`A ${status} has no body: leave its content out, or write 200.`, place);
  }
  const json = types.filter((type) => resultOf(type) === "json");
  if (json.length > 1 || (json.length === 0 && types.length > 1)) {
    throw new SpecError(
      `A success is read as one media type, and here are ${types.join(", ")}: leave one, or one of JSON among them.`,
      place,
    );
  }
  const type = essence(json[0] ?? first);
  if (type === "text/event-stream") {
    throw new SpecError(
      "A stream of events cannot be read here: a method returns a whole body.",
      below(place, first),
    );
  }
  if (type.includes("*")) {
    throw new SpecError(
      `"${type}" says not what comes: write the media type, as in application/json.`,
      below(place, first),
    );
  }
}

function readResponse(document: Document, schemas: Schemas, { node, at }: Placed<Response>): ResponseModel {
  const mediaType = mediaTypeOf(node);
  const body = mediaType === undefined ? undefined : node.content?.[mediaType];
  const bodyAt = below(at, "content", mediaType ?? "");
  const headers = Object.entries(node.headers ?? {}).map(([name, header]) => {
    const found = follow<Header>(document, header, below(at, "headers", name));
    return [name, String(exampleOf(document, found) ?? "")];
  });
  return {
    description: node.description ?? "",
    headers: Object.fromEntries(headers),
    result: mediaType === undefined ? "none" : resultOf(mediaType),
    ...(mediaType !== undefined && { mediaType }),
    ...(body?.schema !== undefined && { schema: schemas.read(body.schema, below(bodyAt, "schema")) }),
    examples: body ? namedExamples(document, { node: body, at: bodyAt }) : {},
    at,
  };
}

function exampleOf(document: Document, { node, at }: Placed<Header>): unknown {
  if (node.example !== undefined) return node.example;
  const [first] = Object.entries(node.examples ?? {});
  return first && follow<Example>(document, first[1], below(at, "examples", first[0])).node.value;
}

function namedExamples(document: Document, { node, at }: Placed<MediaType>): Record<string, unknown> {
  if (node.example !== undefined) return { default: node.example };
  const named = Object.entries(node.examples ?? {}).flatMap(([name, example]) => {
    const { value } = follow<Example>(document, example, below(at, "examples", name)).node;
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(named);
}
