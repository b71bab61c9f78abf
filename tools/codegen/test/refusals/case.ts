import type { Document } from "../../src/openapi.ts";
import { documentOf, type Given, json, query } from "../support/document.ts";

export const of = (given: Given, schemas: Record<string, unknown> = {}): Document =>
  documentOf([given], schemas);
export const withBody = (schema: unknown, schemas: Record<string, unknown> = {}): Document =>
  of({ responses: { "200": json(schema) } }, schemas);
export const withParameter = (
  schema: unknown,
  more: object = {},
  schemas: Record<string, unknown> = {},
): Document => of({ parameters: [query("q", schema, more)] }, schemas);
export const withResponses = (responses: Record<string, object>): Document => of({ responses });
export const withKey = (...security: object[]): Document => documentOf([{}], {}, { security });
export const withServers = (...servers: object[]): Document => documentOf([{}], {}, { servers });
export const named = (...names: [operationId: string, tag: string][]): Document =>
  documentOf(names.map(([operationId, tag]) => ({ operationId, tag })));

export const GET = "#/paths/~1v1~10/get";
export const SCHEMA = `${GET}/responses/200/content/application~1json/schema`;

/** What a document does, the words that refuse it, and where they point. */
export type Case = [what: string, document: Document, message: RegExp, pointer: string];
