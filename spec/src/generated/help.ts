// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.

import type { OperationHelp } from "../operation.ts";

/** What people should know of each operation, by its operation id. */
export const help: Readonly<Record<string, OperationHelp>> = {
  listConversations: {
    summary: "List conversations",
    description:
      "Returns one page of conversations. Ask for the next page with the `next_page_token` of the last one, and\nrepeat `filter`, `order_by` and `page_size` unchanged.",
    resource: "Conversations between people and voice or chat agents.",
    parameters: {
      page_size: "The most conversations to return on one page.",
      page_token: "The `next_page_token` of the page before; leave it out to start at the first page.",
      filter:
        "Keeps only the conversations for which the expression holds. An expression is one comparison, or several\njoined by `AND` or `OR`. Operators: `=`, `!=`, `>`, `<`, `>=`, `<=`. A value may be bare or in double\nquotes; a value with spaces must be quoted.\n\nFields:\n- `status`: one of `PENDING`, `IN_QUEUE`, `IN_PROGRESS`, `COMPLETED`, `FAILED`, `CANCELLED`, `DELETED`\n- `external_conversation_id`: the id your own system gave the conversation\n- `create_time`: an ISO 8601 timestamp\n- `occurred_at`: an ISO 8601 timestamp\n- `metadata.*`: a metadata value, by its key",
      order_by: "The field to sort by; a leading `-` sorts in descending order.",
    },
    examples: {
      page_size: [{ value: 20 }],
      page_token: [{ value: "eyJvZmZzZXQiOiA1MH0=" }],
      filter: [
        { summary: "Completed conversations", value: "status=COMPLETED" },
        { summary: "Created after an instant", value: 'create_time>"2025-11-01T00:00:00Z"' },
        {
          summary: "Completed, and occurred since an instant",
          value: 'status=COMPLETED AND occurred_at>="2025-11-01T00:00:00Z"',
        },
        { summary: "One conversation by your own id", value: "external_conversation_id=external-call-abc" },
      ],
      order_by: [{ value: "-create_time" }],
    },
  },
};
