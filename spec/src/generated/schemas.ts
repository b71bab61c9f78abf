// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.

import type { Schema } from "../operation.ts";

/** The schema of each operation's successful body, by its operation id. */
export const bodies: Readonly<Record<string, Schema>> = {
  listConversations: { $ref: "#/components/schemas/ListConversationsResponse" },
};

/** The component schemas that responses are made of, by name; they refer to each other as `#/components/schemas/…`. */
export const schemas: Readonly<Record<string, Schema>> = {
  Conversation: {
    type: "object",
    description:
      "A conversation between a person and an agent. Further fields may appear; they are passed through.",
    required: ["conversation_id", "status", "create_time"],
    properties: {
      name: { type: "string", description: "The resource name, `conversations/{conversation_id}`." },
      conversation_id: {
        type: "string",
        description: "The conversation's id; 22 to 26 characters, whose alphabet is not fixed.",
        minLength: 22,
        maxLength: 26,
      },
      status: { $ref: "#/components/schemas/ConversationStatus" },
      create_time: {
        type: "string",
        format: "date-time",
        description: "When the conversation was created in Coval.",
      },
      external_conversation_id: {
        type: "string",
        description: "The id your own system gave the conversation.",
      },
      occurred_at: { type: "string", format: "date-time", description: "When the conversation took place." },
      has_audio: { type: "boolean", description: "Whether a recording of the conversation is stored." },
      metadata: {
        type: "object",
        description: "Your own data, by key; a value may be any JSON.",
        additionalProperties: true,
      },
    },
  },
  ConversationStatus: {
    type: "string",
    description: "How far the conversation has come. A status may be added at any time.",
    enum: ["PENDING", "IN_QUEUE", "IN_PROGRESS", "COMPLETED", "FAILED", "CANCELLED", "DELETED"],
    "x-lifecycle": { endings: ["COMPLETED", "FAILED"], withdrawals: ["CANCELLED", "DELETED"] },
  },
  ListConversationsResponse: {
    type: "object",
    description: "One page of conversations.",
    required: ["conversations"],
    properties: {
      conversations: {
        type: "array",
        description: "At most `page_size` conversations; a page may be empty and still have a next one.",
        items: { $ref: "#/components/schemas/Conversation" },
      },
      next_page_token: {
        type: ["string", "null"],
        description: "Pass it as `page_token` to get the next page; null, absent or empty on the last page.",
      },
    },
  },
  Error: {
    type: "object",
    description: "Every error's body.",
    required: ["error"],
    properties: {
      error: {
        type: "object",
        required: ["code", "message"],
        properties: {
          code: {
            type: "string",
            description: "A stable, machine-readable code, such as `INVALID_ARGUMENT`. More may be added.",
          },
          message: { type: "string", description: "What went wrong, for people." },
          details: {
            type: "array",
            description: "What was wrong with which field.",
            default: [],
            items: {
              type: "object",
              required: ["field", "description"],
              properties: { field: { type: "string" }, description: { type: "string" } },
            },
          },
        },
      },
    },
  },
};
