/**
 * Syntax errors by code: what is wrong; what to write instead. `$` stands for what was meant as a value, quoted.
 * Where a code has several hints, a word after it tells them apart.
 * The compile-time checker says the same words.
 */
export const SYNTAX = {
  "bad-escape": 'no such escape; write \\" or \\\\',
  colon: "no such operator; write =",
  "control-character": "a control character; remove it",
  "dangling-and": "nothing follows AND; write a comparison after it",
  "dangling-or": "nothing follows OR; write a comparison after it",
  "double-equals": "no such operator; write =",
  "field-name": "this is not a field name; write letters, digits, _ and -, a letter first, without quotes",
  "lowercase and": "this must be in capitals; write AND",
  "lowercase or": "this must be in capitals; write OR",
  "missing-comparison": "a comparison is missing; write field=value",
  "missing-connective": "AND or OR is missing; write it before this",
  "missing-connective and": "AND or OR is missing; write AND instead",
  "missing-connective or": "AND or OR is missing; write OR instead",
  "missing-operator": "an operator is missing; write one of = != > < >= <=",
  "missing-operator word": "an operator is missing; write = instead, and for a list field=a OR field=b",
  "missing-space": 'a space is missing; write one, or \\" for a quote in the value',
  "missing-value": 'a value is missing; write one, or "" for none',
  "missing-value list": "a value is missing; write field=a OR field=b",
  not: "there is no NOT; write != or the opposite operator",
  "single-quote": "single quotes do not quote; write $",
  "smart-quote": "curly quotes do not quote; write $",
  "too-deep": "too many parentheses; write at most 64 in each other",
  "unclosed-parenthesis": "this is never closed; write ) after the group",
  "unclosed-quote": 'this is never closed; write " after the value',
  "unknown-operator": "no such operator; write one of = != > < >= <=",
  "unopened-parenthesis": "this closes nothing; write ( before the group",
  "unquoted-character": "this value needs double quotes; write $",
  "unquoted-spaces": "this value needs double quotes; write $",
  "unquoted-timestamp": "a timestamp needs double quotes; write $",
} as const;

/** A code, with the word that tells its hints apart. */
export type SyntaxMessage = keyof typeof SYNTAX;

export type SyntaxCode = SyntaxMessage extends infer Named
  ? Named extends `${infer Code} ${string}`
    ? Code
    : Named
  : never;

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

export const badValue = (field: string, value: string, kind: string): Message => {
  // Values of any other kind are never bad.
  const [name, hint = ""] = KINDS[kind as keyof typeof KINDS].split("; ");
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
