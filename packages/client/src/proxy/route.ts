import type { Operation } from "@covalkit/spec";

/** An operation that an address belongs to. */
export interface Route {
  readonly operation: Operation;
  /** The path below the API's address, as the caller encoded it. */
  readonly path: string;
  /** The path parameters, decoded. */
  readonly values: Readonly<Record<string, string>>;
}

/** Finds the operation of a path below `basePath`; a path without parameters comes first. */
export function createRouter(
  operations: readonly Operation[],
  basePath: string,
): (pathname: string) => Route | undefined {
  const templates = operations
    .map((operation) => ({ operation, segments: operation.path.split("/") }))
    .sort((one, other) => countNames(one.segments) - countNames(other.segments));
  return (pathname) => {
    if (!pathname.startsWith(`${basePath}/`)) return undefined;
    const path = pathname.slice(basePath.length);
    for (const { operation, segments } of templates) {
      const values = match(segments, path.split("/"));
      if (values) return { operation, path, values };
    }
    return undefined;
  };
}

function match(template: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (template.length !== segments.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const name = nameOf(part);
    const value = name === undefined ? segments[index] : decode(segments[index] ?? "");
    if (name === undefined ? value !== part : !value) return undefined;
    if (name !== undefined) values[name] = value ?? "";
  }
  return values;
}

const nameOf = (segment: string): string | undefined => /^\{(.+)\}$/.exec(segment)?.[1];

const countNames = (segments: readonly string[]): number =>
  segments.filter((segment) => nameOf(segment) !== undefined).length;

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
