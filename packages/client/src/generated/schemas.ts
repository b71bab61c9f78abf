// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.

import type { components } from "@covalkit/spec";

type SchemaOf<Name extends keyof components["schemas"]> = components["schemas"][Name];

/** One page of conversations. */
export interface ListConversationsResponse extends SchemaOf<"ListConversationsResponse"> {}

/** A conversation between a person and an agent. Further fields may appear; they are passed through. */
export interface Conversation extends SchemaOf<"Conversation"> {}

/** How far the conversation has come. A status may be added at any time. */
export type ConversationStatus = SchemaOf<"ConversationStatus">;
