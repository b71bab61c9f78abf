import type { Model } from "../model.ts";

/** The hooks' generated files, by path. */
export function emitHooks(_model: Model): Record<string, string> {
  return {};
}
