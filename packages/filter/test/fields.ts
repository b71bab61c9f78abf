/** The table the tests use. */
export const fields = {
  status: {
    type: "string",
    enum: ["PENDING", "IN_QUEUE", "IN_PROGRESS", "COMPLETED", "FAILED", "CANCELLED", "DELETED"],
  },
  external_conversation_id: { type: "string" },
  create_time: { type: "string", format: "date-time" },
  occurred_at: { type: "string", format: "date-time" },
  turns: { type: "integer" },
  score: { type: "number" },
  has_audio: { type: "boolean" },
  "metadata.*": {},
} as const;
