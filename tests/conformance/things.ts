import { createMockApi } from "@covalkit/mock";
import type { Operation, Schema } from "@covalkit/spec";

/** A list of an API that no document describes: of things with one property beside their ids. */
const listThings = (schema: Schema) =>
  ({
    operationId: "listThings",
    resource: "things",
    action: "list",
    method: "GET",
    path: "/things",
    parameters: {
      value: { in: "query", schema },
      filter: { in: "query", schema: { type: "string" } },
      order: { in: "query", schema: { type: "string", enum: ["value", "-value"] } },
      size: { in: "query", schema: { type: "integer", default: 1000 } },
      token: { in: "query", schema: { type: "string" } },
    },
    list: {
      items: "things",
      id: "id",
      columns: ["id", "value"],
      pageSize: "size",
      pageToken: "token",
      nextPageToken: "next",
    },
    filter: { parameter: "filter", fields: { value: schema as { type: "string" } } },
    orderBy: "order",
  }) as const satisfies Operation;

/** What the mock answers. */
export interface Answered {
  readonly status: number;
  /** The values of the things, where it lists them. */
  readonly values: readonly unknown[];
  /** The answer as text. */
  readonly text: string;
}

/** Asks a mock that has a thing for each of `values`; `schema` is what the document says of them. */
export function mockOf(
  schema: Schema,
  values: readonly unknown[],
): (query: Readonly<Record<string, string>>) => Promise<Answered> {
  const thing = { type: "object", properties: { id: { type: "string" }, value: schema } };
  const api = createMockApi({
    security: null,
    operations: { listThings: listThings(schema) },
    responses: {
      listThings: {
        "200": {
          description: "",
          headers: {},
          schema: { type: "object", properties: { things: { type: "array", items: thing } } },
          examples: {},
        },
      },
    },
    items: { things: values.map((value, index) => ({ id: `t${String(index).padStart(3, "0")}`, value })) },
  });
  return async (query) => {
    const response = await api.fetch(`/things?${new URLSearchParams(query)}`);
    const text = await response.text();
    const body: { things?: { value: unknown }[] } = JSON.parse(text);
    return { status: response.status, values: body.things?.map(({ value }) => value) ?? [], text };
  };
}
