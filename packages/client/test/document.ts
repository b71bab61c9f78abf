import type { ClientOptions, Core, Listing, ListOptions, RequestOptions } from "@covalkit/client";
import { createClientWith } from "@covalkit/client";
import type { ListOperation, Operation } from "@covalkit/spec";
import type { Client } from "openapi-fetch";
import { answering, type Step, scripted } from "./scripted.ts";

/** An operation that no document has, to try what today's does not use. */
export const operation = (parts: Partial<Operation> = {}): Operation => ({
  operationId: "tryThings",
  resource: "things",
  action: "try",
  method: "GET",
  path: "/v9/things",
  parameters: {},
  ...parts,
});

type Params = Readonly<Record<string, unknown>>;

/** The methods of an operation and of a list, as generated code would bind them. */
export interface Methods {
  call(params?: Params, options?: RequestOptions): Promise<unknown>;
  list(params?: Params, options?: ListOptions): Listing<object, object>;
}

/** A client of one operation, whose requests are answered by `steps`. */
export function clientOf(
  table: Operation,
  steps: readonly Step[],
  options: ClientOptions = {},
): { readonly things: Methods; readonly requests: Request[] } {
  const { fetch, requests } = answering(steps);
  const things = (core: Core): Methods => ({
    call: core.call<Methods["call"]>(table),
    // Only lists are listed; without a list of its own an operation is never asked for this method.
    list: core.list<Methods["list"]>(table as ListOperation),
  });
  const all = { apiKey: "key-of-tests", baseUrl: "https://api.test", fetch, retry: 0, ...options };
  return { things: createClientWith({ things }, all).things, requests };
}

/** What openapi-typescript makes of a document with other methods than GET. */
interface Paths {
  "/v9/things": {
    post: {
      requestBody: { content: { "application/json": { name: string } } };
      responses: {
        201: { content: { "application/json": { id: string } } };
        400: { content: { "application/json": { error: object } } };
      };
    };
    delete: { responses: { 204: { content?: never } } };
  };
}

/** openapi-fetch of a document with other methods than GET, and what it sent; `step` answers every request. */
export function otherMethods(step: Step, options: ClientOptions = {}) {
  const { client, requests: sent } = scripted([step], options);
  // The same object: its paths are only types.
  return { api: client.api as unknown as Client<Paths, `${string}/${string}`>, sent };
}
