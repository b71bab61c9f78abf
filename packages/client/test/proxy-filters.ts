import fc from "fast-check";

/** Comparisons whose meaning is beyond doubt, so that any combination of them can be sent. */
export const comparison: fc.Arbitrary<string> = fc.constantFrom(
  'metadata.tenant="a"',
  'metadata.tenant="b"',
  "metadata.tenant!=a",
  "metadata.number=1",
  "metadata.number!=2",
  "status=FAILED",
  "status!=COMPLETED",
  'create_time>="2025-06-01T00:00:00Z"',
  'occurred_at<"2025-10-01T00:00:00+02:00"',
  'external_conversation_id!="x AND y OR \\"z\\""',
);

/** Any nesting of AND and OR, with and without parentheses. */
export const filterText: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    comparison,
    fc
      .tuple(
        fc.array(tie("node"), { minLength: 2, maxLength: 3 }),
        fc.constantFrom(" AND ", " OR "),
        fc.boolean(),
      )
      .map(([parts, word, grouped]) => (grouped ? `(${parts.join(word)})` : parts.join(word))),
  ),
})).node;
