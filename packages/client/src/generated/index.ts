// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.

import type { Core } from "../core.ts";
import { type ConversationsResource, createConversationsResource } from "./resources/conversations.ts";

export * from "./resources/conversations.ts";
export * from "./schemas.ts";

/** The API's resources, each with its operations as methods. */
export interface Resources {
  /** Conversations between people and voice or chat agents. */
  readonly conversations: ConversationsResource;
}

/** Binds every resource to `core`. */
export function createResources(core: Core): Resources {
  return { conversations: createConversationsResource(core) };
}
