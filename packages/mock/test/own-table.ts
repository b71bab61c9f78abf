import type { Operation, Parameter, Response, Schema } from "@covalkit/spec";
import { createMockApi, type MockApi, type MockOptions } from "../src/index.ts";
import { KEY } from "./ask.ts";

/** A list of things at `/things`, in the words of a document that nobody has: what differs is given. */
export interface ListOfThings {
  readonly item?: Schema;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly list?: Partial<NonNullable<Operation["list"]>>;
  readonly operation?: Partial<Operation>;
  readonly page?: Schema;
  readonly examples?: Readonly<Record<string, unknown>>;
  readonly schemas?: Readonly<Record<string, Schema>>;
}

export const THING: Schema = {
  type: "object",
  required: ["thing_id"],
  properties: {
    thing_id: { type: "string" },
    size: { type: "integer" },
    filed_at: { type: "string", format: "date-time" },
  },
};

export const text = (schema: Schema = { type: "string" }): Parameter => ({ in: "query", schema });

/** The table of an API with this list and nothing else. */
export function listOfThings(
  own: ListOfThings,
): Required<Pick<MockOptions, "operations" | "responses" | "schemas" | "otherOperations">> {
  const operation: Operation = {
    operationId: "listThings",
    resource: "things",
    action: "list",
    method: "GET",
    path: "/things",
    parameters: { [own.list?.pageToken ?? "page_token"]: text(), ...own.parameters },
    list: {
      items: "things",
      id: "thing_id",
      columns: ["thing_id"],
      pageToken: "page_token",
      nextPageToken: "next",
      ...own.list,
    },
    ...own.operation,
  };
  const things = { type: "array", items: { $ref: "#/components/schemas/Thing" } };
  const page = own.page ?? { type: "object", properties: { things, next: { type: ["string", "null"] } } };
  return {
    operations: { listThings: operation },
    responses: { listThings: { "200": response({ schema: page, examples: own.examples ?? {} }) } },
    schemas: { Thing: own.item ?? THING, ...own.schemas },
    otherOperations: [],
  };
}

export const response = (own: Partial<Response>): Response => ({
  description: "",
  headers: {},
  examples: {},
  ...own,
});

/** The same table with one more operation, which lists nothing. */
export function withOperation(
  table: ReturnType<typeof listOfThings>,
  operation: Partial<Operation> & Pick<Operation, "path">,
  responses: Readonly<Record<string, Response>>,
): ReturnType<typeof listOfThings> {
  const whole: Operation = {
    operationId: "getThing",
    resource: "things",
    action: "get",
    method: "GET",
    parameters: {},
    ...operation,
  };
  return {
    ...table,
    operations: { ...table.operations, getThing: whole },
    responses: { ...table.responses, getThing: responses },
  };
}

export async function get(api: MockApi, path: string, init: RequestInit = {}) {
  const response = await api.fetch(path, { headers: { "x-api-key": KEY }, ...init });
  const isJson = response.headers.get("content-type")?.includes("json");
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? await response.json() : await response.text(),
  };
}

/** What the mock makes up for the list, as it holds it. */
export async function madeUp(
  table: MockOptions,
  seed = 1,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  let now = Date.parse("2026-01-01T00:00:00Z");
  const clock = { now: () => now };
  const api = createMockApi({ ...table, clock, live: { seed, arrivalsPerMinute: 60, removalsPerMinute: 0 } });
  now += 60_000;
  return api.collection("things").items;
}
