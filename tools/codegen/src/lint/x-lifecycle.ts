import type { UserContext } from "@redocly/openapi-core";
import type { Schema } from "../openapi.ts";
import { hasShape } from "./extension-shape.ts";

/**
 * Checks `x-lifecycle`: its statuses against the enum that it stands beside, and that enum's order: the stages come
 * first. So a status that is added at the end, and named nowhere, does not become one unnoticed.
 */
export function checkLifecycle(schema: Schema, context: UserContext): void {
  const lifecycle = schema["x-lifecycle"];
  if (lifecycle === undefined) return;
  const location = context.location.child(["x-lifecycle"]);
  if (!hasShape("x-lifecycle", lifecycle, location, context)) return;
  const named = new Set<unknown>();
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
  const values = schema.enum ?? [];
  const end = values.findIndex((value) => named.has(value));
  values.forEach((value, index) => {
    if (end < 0 || index < end || named.has(value)) return;
    const message = `"${value}" is listed after an ending, but is none: name it in withdrawals, or list it before.`;
    context.report({ message, location: context.location.child(["enum", index]) });
  });
}
