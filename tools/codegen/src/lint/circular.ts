import type { NormalizedProblem, Document as RedoclyDocument } from "@redocly/openapi-core";
import { isObject } from "./resolve.ts";

/**
 * The references that lead round to themselves and to nothing else, for which Redocly has an error without a place.
 * One that takes its way through another file is reported at the document's beginning.
 */
export function circularProblem({ parsed, source }: RedoclyDocument): NormalizedProblem {
  const pointer = findCircle(parsed, parsed, "#") ?? "#/";
  return {
    message: "This reference leads round to itself. Say there what is meant.",
    ruleId: "no-unresolved-refs",
    severity: "error",
    suggest: [],
    location: [{ source, pointer }],
  };
}

function findCircle(node: unknown, root: unknown, pointer: string): string | undefined {
  if (!isObject(node)) return undefined;
  if (isCircle(node, root)) return `${pointer}/$ref`;
  for (const [key, part] of Object.entries(node)) {
    const found = findCircle(part, root, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isCircle(node: object, root: unknown): boolean {
  const seen = new Set<unknown>();
  let at: unknown = node;
  while (isObject(at) && "$ref" in at && typeof at.$ref === "string" && at.$ref.startsWith("#/")) {
    if (seen.has(at)) return true;
    seen.add(at);
    at = at.$ref
      .slice("#/".length)
      .split("/")
      .map((part) => decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~"))
      .reduce<unknown>(
        (part, key) => (isObject(part) ? new Map(Object.entries(part)).get(key) : undefined),
        root,
      );
  }
  return false;
}
