// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.

import type { ValueSchema } from "../../validate/schema.ts";

/** The schema of each operation's successful body, by its operation id. */
export const bodies: Readonly<Record<string, ValueSchema>> = {
  listConversations: { $ref: "ListConversationsResponse" },
};

/** The component schemas that they refer to, by name. */
export const schemas: Readonly<Record<string, ValueSchema>> = {
  ListConversationsResponse: {
    type: "object",
    required: ["conversations"],
    properties: {
      conversations: { type: "array", items: { $ref: "Conversation" } },
      next_page_token: { type: ["string", "null"] },
    },
  },
  Conversation: {
    type: "object",
    required: ["conversation_id", "status", "create_time"],
    properties: {
      name: { type: "string" },
      conversation_id: { type: "string", minLength: 22, maxLength: 26 },
      status: { $ref: "ConversationStatus" },
      create_time: { type: "string", format: "date-time" },
      external_conversation_id: { type: "string" },
      occurred_at: { type: "string", format: "date-time" },
      has_audio: { type: "boolean" },
      metadata: { type: "object" },
    },
  },
  ConversationStatus: { type: "string" },
};
