/** The operators of the language. What each means is in `HOLDS`, whose type asks for every one of these. */
export const OPERATORS = ["=", "!=", ">", "<", ">=", "<="] as const;

export type Operator = (typeof OPERATORS)[number];

export const isOperator = (text: unknown): text is Operator => OPERATORS.includes(text as Operator);

/** Where a node stands in the text it was parsed from: UTF-16 offsets. Both are 0 when it was built. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `field operator value`. The value is the text it stands for, without quotes or escapes. */
export interface Comparison extends Span {
  readonly kind: "comparison";
  readonly field: string;
  readonly operator: Operator;
  readonly value: string;
  readonly operatorStart: number;
  readonly valueStart: number;
}

/** True where all operands are. No operands: no condition, the empty filter. */
export interface And extends Span {
  readonly kind: "and";
  readonly operands: readonly Expression[];
  /** What a server that binds AND tighter than OR would read, where the text leaves both readings open. */
  readonly otherReading?: Expression;
}

/** True where one operand is. */
export interface Or extends Span {
  readonly kind: "or";
  readonly operands: readonly Expression[];
  /** What a server that binds AND tighter than OR would read, where the text leaves both readings open. */
  readonly otherReading?: Expression;
}

/** A filter as plain data: what {@link parse} and the builder make, and everything else takes. */
export type Expression = Comparison | And | Or;
