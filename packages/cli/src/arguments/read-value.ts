import type { Schema } from "@covalkit/spec";
import { UsageError } from "../usage-error.ts";
import { nearest } from "./nearest.ts";
import { expectation, typeOf } from "./value-schema.ts";

const INTEGER = /^[+-]?\d+$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The value that `text` stands for under `schema`. `label` is what messages call it: `--page-size`, `<run_id>`.
 *
 * @throws {UsageError} when the schema does not allow it; the message says what it allows.
 */
export function readValue(label: string, schema: Schema, text: string): unknown {
  if (schema.enum) return readChoice(label, schema.enum, text);
  switch (typeOf(schema)) {
    case "integer":
    case "number":
      return readNumber(label, schema, text);
    case "boolean":
      return readChoice(label, [true, false], text);
    case "object":
      return readObject(label, schema, text);
    default:
      return readText(label, schema, text);
  }
}

/** The value of `choices` that reads as `text`. */
export function readChoice<Choice>(label: string, choices: readonly Choice[], text: string): Choice {
  const index = choices.findIndex((choice) => String(choice) === text);
  const choice = choices[index];
  if (choice !== undefined) return choice;
  const names = choices.map(String);
  const near = nearest(text, names);
  throw new UsageError(
    `${label} must be ${expectation({ enum: choices })}; ${shown(text)} is none of them.`,
    near === undefined ? undefined : `Did you mean ${near}?`,
  );
}

/** The number, within its range. */
export function readNumber(label: string, schema: Schema, text: string): number {
  const { minimum, maximum } = schema;
  const integer = typeOf(schema) === "integer";
  const number = Number(text);
  const fault = !(integer ? INTEGER : NUMBER).test(text)
    ? `is not ${integer ? "an integer" : "a number"}`
    : (minimum !== undefined && number < minimum) || (maximum !== undefined && number > maximum)
      ? "is out of range"
      : integer && !Number.isSafeInteger(number)
        ? "is too large"
        : undefined;
  if (fault === undefined) return number;
  throw new UsageError(`${label} must be ${expectation(schema)}; ${shown(text)} ${fault}.`);
}

function readObject(label: string, schema: Schema, text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  } catch {}
  throw new UsageError(`${label} must be ${expectation(schema)}; ${shown(text)} is none.`);
}

function readText(label: string, schema: Schema, text: string): string {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = schema;
  // JSON Schema counts characters, not UTF-16 units, and its patterns are not anchored.
  const length = [...text].length;
  const fits = pattern === undefined || new RegExp(pattern, "u").test(text);
  if (length >= minLength && length <= maxLength && fits) return text;
  throw new UsageError(`${label} must be ${expectation(schema)}; ${shown(text)} is not.`);
}

const shown = (text: string): string => (text === "" ? "an empty text" : `"${text}"`);
