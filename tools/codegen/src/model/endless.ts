import type { Document } from "../openapi.ts";
import { below, keysOf } from "../pointer.ts";
import { SpecError } from "../spec-error.ts";
import { isRecord } from "./references.ts";

/**
 * Refuses component schemas that hold themselves with no object in between, those that no response is made of too:
 * TypeScript has no type for them, and most have no value.
 */
export function refuseEndless(document: Document): void {
  const components = document.components?.schemas ?? {};
  const done = new Set<string>();

  const visit = (name: string, path: readonly string[]): void => {
    if (path.includes(name)) {
      const way = path.length > 1 ? ` (by way of ${path.slice(1).join(", ")})` : "";
      throw new SpecError(
        `The schema "${name}" holds itself${way} with no object in between, which has no type: put it into a property of one.`,
        below("#/components/schemas", name),
      );
    }
    if (done.has(name) || !Object.hasOwn(components, name)) return;
    for (const next of directReferences(components[name])) visit(next, [...path, name]);
    done.add(name);
  };

  for (const name of Object.keys(components)) visit(name, []);
}

/** The components that a schema refers to without a property in between. */
function directReferences(schema: unknown): string[] {
  if (!isRecord(schema)) return [];
  const [root, kind, name, ...more] = typeof schema.$ref === "string" ? keysOf(schema.$ref) : [];
  const isComponent = root === "components" && kind === "schemas" && more.length === 0;
  const inside = [schema.allOf, schema.oneOf, schema.anyOf, schema.items].flat();
  return [...(isComponent && name !== undefined ? [name] : []), ...inside.flatMap(directReferences)];
}
