import type { Schema } from "@covalkit/spec";
import { pathOf, typesIn, valueOfText, violationOf } from "@covalkit/spec/interpret";
import { UsageError } from "../usage-error.ts";

import { choicesIn, expectation } from "./expectation.ts";
import { didYouMean } from "./suggestions.ts";
import { itemSchema } from "./value-schema.ts";

/** The schemas of parameters hold no references. */
const WHOLE = { schemas: {} };

/**
 * The value that `text` stands for under `schema`. `label` is what messages call it: `--page-size`, `<run_id>`.
 *
 * @throws {UsageError} when the schema does not allow it; the message says what it allows.
 */
export function readValue(label: string, schema: Schema, text: string): unknown {
  const value = parsed(text, schema);
  const found = violationOf(value, schema, WHOLE);
  if (!found) {
    // It would go out as another number than was written.
    if (!Number.isInteger(value) || Number.isSafeInteger(value)) return value;
    throw new UsageError(`${label} must be ${expectation(schema)}; ${shown(text)} is too large.`);
  }
  if (found.at.length > 0) {
    throw new UsageError(`${label}: ${pathOf(found.at)} ${found.text}; ${shown(text)} is given.`);
  }
  throw new UsageError(
    `${label} must be ${expectation(schema)}; ${shown(text)} is not.`,
    didYouMean(text, choicesIn(schema).map(String)),
  );
}

/**
 * The list of the values that `texts` stand for.
 *
 * @throws {UsageError} when the schema does not allow one of them, or all of them together.
 */
export function readValues(label: string, schema: Schema, texts: readonly string[]): readonly unknown[] {
  const values = texts.map((text) => readValue(label, itemSchema(schema), text));
  const found = violationOf(values, schema, WHOLE);
  if (!found) return values;
  const where = found.at.length > 0 ? `: ${pathOf(found.at)}` : "";
  throw new UsageError(`${label}${where} ${found.text}; given: ${texts.map(shown).join(", ")}.`);
}

/** Objects are written as JSON; what is none is a text like any other. */
function parsed(text: string, schema: Schema): unknown {
  if (typesIn(schema).includes("object")) {
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
    } catch {}
  }
  return valueOfText(text, schema);
}

const shown = (text: string): string => (text === "" ? "an empty text" : `"${text}"`);
