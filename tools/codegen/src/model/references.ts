import type { Document, Reference } from "../openapi.ts";
import { keysOf } from "../pointer.ts";
import { SpecError } from "../spec-error.ts";

/** A part of the document, and the pointer to it. */
export interface Placed<T> {
  readonly node: T;
  readonly at: string;
}

/**
 * What stands behind a part's references, and where. Bundling leaves local references only.
 *
 * @throws {SpecError} where a reference leads nowhere, or back to itself.
 */
export function follow<T extends object>(document: Document, node: T | Reference, at: string): Placed<T> {
  let found: unknown = node;
  let place = at;
  const seen = new Set<string>();
  for (;;) {
    if (!isRecord(found)) throw new SpecError("There should be an object here.", place);
    const { $ref } = found;
    if (typeof $ref !== "string") return { node: found as T, at: place }; // what the document's rules let stand here
    if (seen.has($ref)) throw new SpecError(`The reference "${$ref}" leads back to itself.`, at);
    seen.add($ref);
    found = lookUp(document, $ref, place);
    place = $ref;
  }
}

/** What a pointer leads to; `at` is where it is written. */
export function lookUp(document: Document, pointer: string, at: string): unknown {
  let node: unknown = pointer.startsWith("#/") ? document : undefined;
  for (const key of keysOf(pointer)) {
    node =
      (isRecord(node) || Array.isArray(node)) && Object.hasOwn(node, key)
        ? Reflect.get(node, key)
        : undefined;
  }
  if (node === undefined) throw new SpecError(`The reference "${pointer}" leads nowhere.`, at);
  return node;
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
