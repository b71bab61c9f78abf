import fc from "fast-check";
import { and, type Comparison, type Expression, or } from "../src/index.ts";

/** Values a filter can hold: no control characters, no halves of surrogate pairs. */
const value = fc
  .oneof(
    fc.constantFrom(
      "COMPLETED",
      "FAILED",
      "",
      "AND",
      "or",
      "Not",
      "a b",
      'say "hi"',
      "C:\\",
      "“x”",
      "it's",
      "$&",
      "(",
      "5",
    ),
    fc.string({ unit: "grapheme", maxLength: 12 }),
  )
  .filter((text) => !/[\p{Cc}\p{Cs}]/u.test(text));

const field = fc.constantFrom(
  "status",
  "external_conversation_id",
  "create_time",
  "metadata.a",
  "metadata.b-c.D_1",
  "_",
);

const comparison: fc.Arbitrary<Comparison> = fc
  .record({ field, operator: fc.constantFrom("=", "!=", ">", "<", ">=", "<=" as const), value })
  .map((given) => ({ kind: "comparison", ...given, start: 0, end: 0, operatorStart: 0, valueStart: 0 }));

/** Any filter the builder can make, the empty one included. */
export const expression: fc.Arbitrary<Expression> = fc.letrec<{ node: Expression }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    comparison,
    fc.array(tie("node"), { maxLength: 4 }).map((operands) => and(...operands)),
    fc.array(tie("node"), { maxLength: 4 }).map((operands) => or(...operands)),
  ),
})).node;

/** A filter of at most `most` comparisons, out of a few: `metadata.x0="1"`, `metadata.x1="1"` and so on. */
export function smallExpression(most: number): fc.Arbitrary<Expression> {
  const leaf = fc.nat({ max: most - 1 }).map(
    (number): Comparison => ({
      kind: "comparison",
      field: `metadata.x${number}`,
      operator: "=",
      value: "1",
      start: 0,
      end: 0,
      operatorStart: 0,
      valueStart: 0,
    }),
  );
  const build = (size: number): fc.Arbitrary<Expression> =>
    size < 2
      ? leaf
      : fc
          .integer({ min: 1, max: size - 1 })
          .chain((left) =>
            fc
              .tuple(fc.boolean(), build(left), build(size - left))
              .map(([isAnd, one, other]) => (isAnd ? and(one, other) : or(one, other))),
          );
  return fc.integer({ min: 1, max: most }).chain(build);
}

/** Without the places in a text, which are no part of what a filter means. */
export function bare(node: Expression): unknown {
  if (node.kind === "comparison") {
    const { kind, field, operator, value: text } = node;
    return { kind, field, operator, value: text };
  }
  return { kind: node.kind, operands: node.operands.map(bare) };
}
