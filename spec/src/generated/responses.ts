// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.

import type { OtherOperation, Responses } from "../operation.ts";

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

/** The operations of the document that have no table. */
export const otherOperations: readonly OtherOperation[] = [];
