import type { Validator } from "../client.ts";
import { InvalidResponseError } from "../errors/invalid-response-error.ts";
import { bodies, schemas } from "../generated/validate/bodies.ts";
import { findDrift } from "./find-drift.ts";
import { pathOf, shapeOf } from "./path.ts";

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
 * Drift is a value of another type than declared, a missing required property, or a number, text or timestamp
 * outside its declared bounds. Not drift, for the API may grow: enum values, properties and error codes that the
 * document does not list, and `null` in a property that may as well be absent.
 *
 * @example
 * createClient({ apiKey, validate: validateResponses({ drift: "warn" }), onEvent: (event) => console.warn(event) });
 */
export function validateResponses({ drift = "warn" }: ValidateOptions = {}): Validator {
  return ({ operationId }, body, emit) => {
    const kinds = new Map<string, { path: string; fault: string; count: number }>();
    findDrift(body, bodies[operationId] ?? {}, schemas, (at, fault) => {
      const path = pathOf(at);
      if (drift === "error") throw new InvalidResponseError(path, `${describe(path, fault)}.`);
      const kind = `${shapeOf(at)} ${fault}`;
      const known = kinds.get(kind);
      if (known) known.count++;
      else kinds.set(kind, { path, fault, count: 1 });
    });
    for (const { path, fault, count } of kinds.values()) {
      const message = describe(path, fault) + (count > 1 ? ` (and ${count - 1} more like it)` : "");
      emit({ type: "drift", operationId, path, message });
    }
  };
}

const describe = (path: string, fault: string): string => `${path || "The body"} ${fault}`;
