import type { Operation } from "../operation.ts";

/** An operation that an address belongs to. */
export interface Route<At extends { readonly path: string } = Operation> {
  readonly operation: At;
  /** The path's parameters by name, decoded. */
  readonly path: Readonly<Record<string, string>>;
}

/**
 * Finds the operations, or whatever else has a path of the document, of an address such as `/v1/conversations`: those
 * with fewer parameters in their path first. A path that is not well encoded belongs to none.
 */
export function createRouter<At extends { readonly path: string }>(
  operations: readonly At[],
): (pathname: string) => Route<At>[] {
  const templates = operations
    .map((operation) => ({ operation, ...compile(operation.path) }))
    .sort((one, other) => one.names.length - other.names.length);
  return (pathname) =>
    templates.flatMap(({ operation, pattern, names }) => {
      const values = pattern.exec(pathname)?.slice(1).map(decode);
      if (!values || values.includes(undefined)) return [];
      const entries = names.map((name, index) => [name, values[index] ?? ""] as const);
      return [{ operation, path: Object.fromEntries(entries) }];
    });
}

/** The names of a path's parameters, in its order. */
export const pathNames = (path: string): string[] =>
  [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);

function compile(path: string): { readonly pattern: RegExp; readonly names: readonly string[] } {
  const literals = path.split(/\{[^}]+\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return { pattern: new RegExp(`^${literals.join("([^/]+)")}$`), names: pathNames(path) };
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
