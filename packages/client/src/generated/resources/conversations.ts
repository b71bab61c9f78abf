// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.

import { createFilter, type FilterArgument, type FilterBuilder } from "@covalkit/filter";
import { listConversations } from "@covalkit/spec";
import type { Core } from "../../core.ts";
import type { ListOptions } from "../../walk/list-options.ts";
import type { Listing } from "../../walk/listing.ts";
import type { Resume } from "../../walk/resume.ts";
import type { Conversation, ListConversationsResponse } from "../schemas.ts";

/** The parameters of `conversations.list`. */
export interface ListConversationsParams<Filter extends string = string> {
  /**
   * The most conversations to return on one page.
   *
   * From 1 to 250.
   *
   * @default 50
   * @example 20
   */
  readonly page_size?: number | undefined;
  /**
   * The `next_page_token` of the page before; leave it out to start at the first page.
   *
   * @example "eyJvZmZzZXQiOiA1MH0="
   */
  readonly page_token?: string | undefined;
  /**
   * Keeps only the conversations for which the expression holds. An expression is one comparison, or several
   * joined by `AND` or `OR`. Operators: `=`, `!=`, `>`, `<`, `>=`, `<=`. A value may be bare or in double
   * quotes; a value with spaces must be quoted.
   *
   * Fields:
   * - `status`: one of `PENDING`, `IN_QUEUE`, `IN_PROGRESS`, `COMPLETED`, `FAILED`, `CANCELLED`, `DELETED`
   * - `external_conversation_id`: the id your own system gave the conversation
   * - `create_time`: an ISO 8601 timestamp
   * - `occurred_at`: an ISO 8601 timestamp
   * - `metadata.*`: a metadata value, by its key
   *
   * @example "status=COMPLETED"
   * @example "create_time>\"2025-11-01T00:00:00Z\""
   * @example "status=COMPLETED AND occurred_at>=\"2025-11-01T00:00:00Z\""
   * @example "external_conversation_id=external-call-abc"
   */
  readonly filter?: FilterArgument<Filter, typeof listConversations.filter.fields> | undefined;
  /**
   * The field to sort by; a leading `-` sorts in descending order.
   *
   * @default "-occurred_at"
   * @example "-create_time"
   */
  readonly order_by?:
    | "create_time"
    | "-create_time"
    | "occurred_at"
    | "-occurred_at"
    | "status"
    | "-status"
    | undefined;
}

/** The methods of `conversations`. */
export interface ConversationsResource {
  /**
   * List conversations.
   *
   * Returns one page of conversations. Ask for the next page with the `next_page_token` of the last one, and
   * repeat `filter`, `order_by` and `page_size` unchanged.
   *
   * `GET /v1/conversations`
   */
  readonly list: {
    <const Filter extends string = string>(
      params?: ListConversationsParams<Filter>,
      options?: ListOptions,
    ): Listing<Conversation, ListConversationsResponse>;
    /**
     * Goes on where an earlier listing ended, from its `outcome.resume`.
     *
     * @throws {ResumeError} when it is of another operation or query, or the API no longer takes its token.
     */
    resume(resume: Resume, options?: ListOptions): Listing<Conversation, ListConversationsResponse>;
  };
}

/** Binds the methods of `conversations` to `core`. */
export function createConversationsResource(core: Core): ConversationsResource {
  return { list: core.list(listConversations) };
}

/** Builds filters for `listConversations` whose fields and values are checked by the compiler. */
export const conversationFilter: FilterBuilder<typeof listConversations.filter.fields> =
  /* @__PURE__ */ (() => createFilter(listConversations.filter.fields))();
