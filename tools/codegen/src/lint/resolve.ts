import type { Location, UserContext } from "@redocly/openapi-core";
import type { Reference } from "../openapi.ts";

/** A part of the document behind its references, and where it stands. */
export interface Found<T> {
  readonly node: T;
  readonly location: Location;
}

/** A part behind its references; `undefined` where they lead nowhere, or where no object stands. */
export function resolve<T extends object>(
  node: T | Reference | undefined,
  location: Location,
  context: UserContext,
): Found<T> | undefined {
  if (!isObject(node)) return undefined;
  if (!("$ref" in node)) return { node: node as T, location }; // it has no $ref, so it is no Reference
  // Redocly's own types and ours describe the same document in different words.
  const target = context.resolve<T>(node as never, location.source.absoluteRef);
  // A reference to nothing has a place, but nothing there.
  return target.location && isObject(target.node)
    ? { node: target.node, location: target.location }
    : undefined;
}

/** The part at `path` below another, behind its references. */
export function resolveIn<T extends object>(
  { node, location }: Found<object>,
  path: readonly (string | number)[],
  context: UserContext,
): Found<T> | undefined {
  let part: unknown = node;
  for (const step of path)
    part = isObject(part) ? (part as Record<string | number, unknown>)[step] : undefined;
  return resolve<T>(part as T | undefined, location.child([...path]), context);
}

export const isObject = (node: unknown): node is object => typeof node === "object" && node !== null;

// The lint also sees documents that another rule is about to refuse: a list may be anything.

/** The elements of a list; none where it is no list. */
export const elementsOf = <T>(list: readonly T[] | undefined): readonly T[] =>
  Array.isArray(list) ? list : [];

/** The entries of an object; none where it is no object. */
export const entriesOf = <T>(map: Readonly<Record<string, T>> | undefined): [string, T][] =>
  isObject(map) && !Array.isArray(map) ? Object.entries(map) : [];
