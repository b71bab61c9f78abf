import { eachViolation, pathOf, shapeOf } from "@covalkit/spec/interpret";
import { bodies, schemas } from "@covalkit/spec/schemas";
import type { Validator } from "../client.ts";
import { InvalidResponseError } from "../errors/invalid-response-error.ts";

/** What to do with drift. */
export interface ValidateOptions {
  /**
   * What a body that breaks the OpenAPI document leads to: an event of type `drift` for each kind of drift in it, or
   * an {@link InvalidResponseError} for the first.
   * @default "warn"
   */
  readonly drift?: "warn" | "error";
}

/**
 * Compares each successful body with the OpenAPI document's schema; pass it to `createClient` as `validate`.
 *
 * Drift is a value of another type than declared, a missing required property, or a number, text, list or timestamp
 * outside its declared bounds. Not drift, for the API may grow: enum values, alternatives, properties and error codes
 * that the document does not list, and `null` in a property that may as well be absent.
 *
 * @example
 * createClient({ apiKey, validate: validateResponses({ drift: "warn" }), onEvent: (event) => console.warn(event) });
 */
export function validateResponses({ drift = "warn" }: ValidateOptions = {}): Validator {
  return ({ operationId }, body, emit) => {
    const kinds = new Map<string, { path: string; text: string; count: number }>();
    eachViolation(body, bodies[operationId] ?? {}, { schemas, open: true }, (at, text) => {
      const path = pathOf(at);
      if (drift === "error") throw new InvalidResponseError(path, `${describe(path, text)}.`);
      const kind = `${shapeOf(at)} ${text}`;
      const known = kinds.get(kind);
      if (known) known.count++;
      else kinds.set(kind, { path, text, count: 1 });
    });
    for (const { path, text, count } of kinds.values()) {
      const message = describe(path, text) + (count > 1 ? ` (and ${count - 1} more like it)` : "");
      emit({ type: "drift", operationId, path, message });
    }
  };
}

const describe = (path: string, text: string): string => `${path || "The body"} ${text}`;
