import type { UserContext } from "@redocly/openapi-core";
import type { Schema } from "../openapi.ts";
import { hasShape } from "./extension-shape.ts";

/** Checks `x-lifecycle`: its statuses against the enum that it stands beside. */
export function checkLifecycle(schema: Schema, context: UserContext): void {
  const lifecycle = schema["x-lifecycle"];
  if (lifecycle === undefined) return;
  const location = context.location.child(["x-lifecycle"]);
  if (!hasShape("x-lifecycle", lifecycle, location, context)) return;
  const named = new Set<string>();
  // hasShape has just checked that each part is a list of texts.
  for (const [part, statuses] of Object.entries(lifecycle as Record<string, readonly string[]>)) {
    statuses.forEach((status, index) => {
      const at = location.child([part, index]);
      if (!schema.enum?.includes(status))
        context.report({ message: `"${status}" is not in the enum.`, location: at });
      if (named.has(status)) context.report({ message: `"${status}" is named twice.`, location: at });
      named.add(status);
    });
  }
}
