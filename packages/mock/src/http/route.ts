import type { Operation } from "@covalkit/spec";
import type { ApiTable } from "../table/api-table.ts";

/** An operation that an address belongs to, with the values of its path parameters. */
export interface Route {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
}

export type FindRoutes = (pathname: string) => Route[];

/** Finds the operations of a path, below the server's own path or at the root. Paths without parameters come first. */
export function createRouter(table: ApiTable): FindRoutes {
  const base = new URL(table.server).pathname.replace(/\/$/, "");
  const templates = Object.values(table.operations)
    .map((operation) => ({ operation, segments: operation.path.split("/") }))
    .sort((a, b) => parametersIn(a.segments) - parametersIn(b.segments));
  return (pathname) => {
    const path = base !== "" && pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
    const segments = path.split("/");
    return templates.flatMap(({ operation, segments: template }) => {
      const values = matchSegments(template, segments);
      return values ? [{ operation, path: values }] : [];
    });
  };
}

function matchSegments(
  template: readonly string[],
  segments: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (template.length !== segments.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const segment = segments[index] ?? "";
    const name = parameterName(part);
    if (name === undefined ? part !== segment : segment === "") return undefined;
    if (name !== undefined) values[name] = decoded(segment);
  }
  return values;
}

export function parameterName(segment: string): string | undefined {
  return /^\{(.+)\}$/.exec(segment)?.[1];
}

function parametersIn(segments: readonly string[]): number {
  return segments.filter((segment) => parameterName(segment) !== undefined).length;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
