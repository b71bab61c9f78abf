import type * as Redocly from "@redocly/openapi-core";
import { loadRedocly } from "./redocly.ts";

/** A reference that bundling leaves as it is: to a component of the same document. */
const COMPONENT =
  /^#\/components\/(schemas|responses|parameters|examples|requestBodies|headers|securitySchemes|links|callbacks|pathItems)\/[^/]+$/;

/** Whether bundling would change nothing of a document: its references lead to its own components. */
export function isBundled(node: unknown): boolean {
  if (typeof node !== "object" || node === null) return true;
  for (const [key, value] of Object.entries(node)) {
    if (key === "$ref" && typeof value === "string" && !COMPONENT.test(value)) return false;
    // These may lead out of the document without a $ref.
    if (key === "externalValue" || key === "discriminator") return false;
    if (!isBundled(value)) return false;
  }
  return true;
}

/** Redocly's bundling, which changes `document` itself; it is loaded for a document that needs it. */
export async function bundle(
  document: Redocly.Document,
  config: Redocly.Config,
  externalRefResolver: Redocly.BaseResolver,
): Promise<unknown> {
  const { bundle }: Pick<typeof Redocly, "bundle"> = await loadRedocly("./bundle/bundle.js");
  const bundled = await bundle({ doc: document, config, externalRefResolver });
  return bundled.bundle.parsed;
}
