// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.

import type { Security } from "../operation.ts";

/** The API's address. */
export const server = "https://api.coval.dev";

/** The header that carries the API key; null where the API takes none. */
export const security: Security | null = { header: "X-API-Key", prefix: "" };

/** `GET /v1/conversations` */
export const listConversations = {
  operationId: "listConversations",
  resource: "conversations",
  action: "list",
  method: "GET",
  path: "/v1/conversations",
  parameters: {
    page_size: { in: "query", schema: { type: "integer", minimum: 1, maximum: 250, default: 50 } },
    page_token: { in: "query", schema: { type: "string" } },
    filter: { in: "query", schema: { type: "string" } },
    order_by: {
      in: "query",
      schema: {
        type: "string",
        enum: ["create_time", "-create_time", "occurred_at", "-occurred_at", "status", "-status"],
        default: "-occurred_at",
      },
    },
  },
  list: {
    items: "conversations",
    id: "conversation_id",
    columns: ["conversation_id", "status", "external_conversation_id", "has_audio", "occurred_at"],
    time: "create_time",
    pageSize: "page_size",
    pageToken: "page_token",
    nextPageToken: "next_page_token",
  },
  filter: {
    parameter: "filter",
    fields: {
      status: {
        type: "string",
        enum: ["PENDING", "IN_QUEUE", "IN_PROGRESS", "COMPLETED", "FAILED", "CANCELLED", "DELETED"],
      },
      external_conversation_id: { type: "string" },
      create_time: { type: "string", format: "date-time" },
      occurred_at: { type: "string", format: "date-time" },
      "metadata.*": {},
    },
  },
  orderBy: "order_by",
} as const;

/** Every operation, by its operation id. */
export const operations: {
  readonly listConversations: typeof listConversations;
} = {
  listConversations: listConversations,
};
