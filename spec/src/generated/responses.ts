// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.

import type { Responses, Schema } from "../operation.ts";

/** Each operation's responses, by status code. */
export const responses: Readonly<Record<string, Responses>> = {
  listConversations: {
    "200": {
      description: "One page of conversations.",
      headers: {},
      schema: { $ref: "#/components/schemas/ListConversationsResponse" },
      examples: {
        first_page: {
          conversations: [
            {
              name: "conversations/gk3jK9mPq2xRt5vW8yZaBc",
              conversation_id: "gk3jK9mPq2xRt5vW8yZaBc",
              status: "COMPLETED",
              create_time: "2025-11-03T14:32:30Z",
              external_conversation_id: "external-call-7x8z9a",
              occurred_at: "2025-11-03T14:32:00Z",
              has_audio: true,
              metadata: { campaign: "q4-support" },
            },
            {
              name: "conversations/hL4kL0nQr3ySt6vX9zAcDd",
              conversation_id: "hL4kL0nQr3ySt6vX9zAcDd",
              status: "IN_PROGRESS",
              create_time: "2025-11-03T15:20:18Z",
              external_conversation_id: "twilio-call-CA9m2k4p",
              occurred_at: "2025-11-03T15:20:00Z",
              has_audio: true,
              metadata: { department: "sales" },
            },
          ],
          next_page_token: "eyJvZmZzZXQiOiA1MH0=",
        },
        last_page: {
          conversations: [
            {
              name: "conversations/jM5mN1pRs4zTu7wY0bBdEe",
              conversation_id: "jM5mN1pRs4zTu7wY0bBdEe",
              status: "FAILED",
              create_time: "2025-11-03T16:04:55Z",
              occurred_at: "2025-11-03T16:04:12Z",
              has_audio: false,
              metadata: {},
            },
          ],
          next_page_token: null,
        },
        empty: { conversations: [], next_page_token: null },
      },
    },
    "400": {
      description: "A parameter is out of range, malformed or unknown to the filter language.",
      headers: {},
      schema: { $ref: "#/components/schemas/Error" },
      examples: {
        page_size: {
          error: {
            code: "INVALID_ARGUMENT",
            message: "Invalid query parameters",
            details: [{ field: "page_size", description: "Must be between 1 and 250" }],
          },
        },
        filter: {
          error: {
            code: "INVALID_ARGUMENT",
            message: "Invalid filter expression",
            details: [{ field: "filter", description: 'Unknown field "state"' }],
          },
        },
      },
    },
    "401": {
      description: "The API key is missing or not valid.",
      headers: {},
      schema: { $ref: "#/components/schemas/Error" },
      examples: {
        unauthenticated: {
          error: { code: "UNAUTHENTICATED", message: "Missing or invalid API key", details: [] },
        },
      },
    },
    "403": {
      description: "The API key is valid, but may not list conversations.",
      headers: {},
      schema: { $ref: "#/components/schemas/Error" },
      examples: {
        permission_denied: {
          error: {
            code: "PERMISSION_DENIED",
            message: "This API key may not read conversations",
            details: [],
          },
        },
      },
    },
    "404": {
      description: "There is nothing at this address.",
      headers: {},
      schema: { $ref: "#/components/schemas/Error" },
      examples: { not_found: { error: { code: "NOT_FOUND", message: "Resource not found", details: [] } } },
    },
    "429": {
      description: "Too many requests; wait as long as `Retry-After` says.",
      headers: { "Retry-After": "2" },
      schema: { $ref: "#/components/schemas/Error" },
      examples: {
        rate_limited: { error: { code: "RESOURCE_EXHAUSTED", message: "Too many requests", details: [] } },
      },
    },
    "500": {
      description: "The server failed; the same request may succeed when it is sent again.",
      headers: {},
      schema: { $ref: "#/components/schemas/Error" },
      examples: {
        internal_error: {
          error: { code: "INTERNAL_ERROR", message: "An internal error occurred", details: [] },
        },
      },
    },
  },
};

/** The document's component schemas, by name; they refer to each other as `#/components/schemas/…`. */
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
