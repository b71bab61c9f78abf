// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.

import type { components } from "@covalkit/spec";

/** One page of conversations. */
export type ListConversationsResponse = components["schemas"]["ListConversationsResponse"];

/** A conversation between a person and an agent. Further fields may appear; they are passed through. */
export type Conversation = components["schemas"]["Conversation"];

/** How far the conversation has come. A status may be added at any time. */
export type ConversationStatus = components["schemas"]["ConversationStatus"];
