import { registerHooks } from "node:module";
import type * as Engine from "../../../spec/src/interpret/schema.ts";

/**
 * The one engine that holds values to schemas. It takes its reading of timestamps from `@covalkit/filter`, as it is
 * published: nothing is built when a fresh clone is generated from, so here that name leads to the sources.
 */
const SOURCES: Readonly<Record<string, string>> = {
  "@covalkit/filter": new URL("../../../packages/filter/src/index.ts", import.meta.url).href,
};

registerHooks({
  resolve(specifier, context, next) {
    const url = SOURCES[specifier];
    return url === undefined ? next(specifier, context) : { url, shortCircuit: true };
  },
});

// Loaded when the hook is there, which an import declaration would not be.
export const { eachViolation, resolveSchema, violationOf }: typeof Engine = await import(
  "../../../spec/src/interpret/schema.ts"
);
