/**
 * Every message of the language. The parser, `check` and the compile-time checker say the same words.
 *
 * Syntax errors by code: what is wrong; what to write instead. `$` stands for the text in question.
 */
export const SYNTAX = {
  "bad-escape": '$ is not an escape; write \\" for a quote and \\\\ for a backslash',
  colon: ": is not an operator; write =",
  "control-character": "a control character cannot be part of a filter; remove it",
  "dangling-and": "nothing follows AND; write a comparison after AND, or remove it",
  "dangling-or": "nothing follows OR; write a comparison after OR, or remove it",
  "double-equals": "== is not an operator; write =",
  "field-name": "$ is not a field name; write a name of letters, digits, _ and -, without quotes",
  lowercase: "$ must be in capitals; write AND or OR",
  "missing-comparison": "a comparison is missing here; write one, such as name=value",
  "missing-connective": "AND or OR is missing before $; write AND or OR between two comparisons",
  "missing-operator": "an operator is missing after $; write one of = != > < >= <=",
  "missing-space": 'a space is missing after the quote; write a space, or \\" for a quote in the value',
  "missing-value": 'a value is missing after $; write a value, or "" for none',
  not: "NOT is not part of this language; write != or the opposite operator",
  "single-quote": "single quotes do not quote; write $",
  "smart-quote": "curly quotes do not quote; write $",
  "too-deep": "parentheses go deeper than 64; write fewer",
  "unclosed-parenthesis": "this ( is never closed; write ) after the group",
  "unclosed-quote": 'this quote is never closed; write " after the value',
  "unknown-operator": "$ is not an operator; write one of = != > < >= <=",
  "unopened-parenthesis": "this ) closes nothing; remove it, or write ( before the group",
  "unquoted-character": "this character needs double quotes around its value; write $",
  "unquoted-spaces": "a value with spaces needs double quotes; write $",
  "unquoted-timestamp": "a timestamp needs double quotes; write $",
} as const;

export type SyntaxCode = keyof typeof SYNTAX;

/** Codes of what `check` finds; the last two are warnings. */
export type CheckCode =
  | "unknown-field"
  | "unknown-value"
  | "no-order"
  | "bad-value"
  | "impossible"
  | "two-readings";

/** A message and its hint. */
export type Message = readonly [message: string, hint: string];

/** What `check` says, by code: the message, then the hint. */
export const unknownField = (field: string, near: string | undefined, fields: string): Message =>
  near
    ? [`field "${field}" is unknown; did you mean ${near}?`, `write ${near}`]
    : [`field "${field}" is unknown; fields: ${fields}`, "write one of them"];

export const unknownValue = (
  field: string,
  value: string,
  near: string | undefined,
  values: string,
): Message =>
  near
    ? [`${field} "${value}" is unknown; did you mean ${near}?`, `write ${near}`]
    : [`${field} "${value}" is unknown; values: ${values}`, "write one of them"];

export const noOrder = (field: string, operator: string): Message => [
  `${field} has no order for ${operator} to compare`,
  "write = or !=",
];

/** For each kind that some texts do not fit: what its values are called, then an example of one. */
export const KINDS = {
  instant: 'a timestamp; write one such as "2025-11-01T00:00:00Z"',
  integer: "an integer; write one such as 42",
  number: "a number; write one such as 4.2",
  boolean: "a boolean; write true or false",
} as const;

export const badValue = (field: string, value: string, kind: keyof typeof KINDS): Message => {
  const [name, hint = ""] = KINDS[kind].split("; ");
  return [`${field} "${value}" is not ${name}`, hint];
};

export const impossible = (one: string, other: string): Message => [
  `${one} and ${other} cannot both hold`,
  "write OR between them, or remove one",
];

export const twoReadings = (ours: string, theirs: string): Message => [
  `AND and OR are mixed without parentheses: read here as ${ours}; another server may read ${theirs}`,
  `write ${ours}, or the other`,
];
