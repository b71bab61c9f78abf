import type { Config } from "@redocly/openapi-core";
import { extensionRules } from "./extensions.ts";
import { type Places, placesRule } from "./places.ts";
import { readableRule } from "./readable.ts";
import { configOf, strictConfig } from "./redocly.ts";

export { lintDocument } from "./redocly.ts";

const RULES = { "covalkit/extensions": extensionRules, "covalkit/readable": readableRule };

/**
 * Redocly's recommended rules, all of them errors, and our own: of the extensions, and of what is read. Where the parts
 * of the document stand is noted in `places`.
 */
export function lintConfig(places?: Places): Config {
  const rules = places ? { ...RULES, "covalkit/places": placesRule(places) } : RULES;
  return strictConfig(
    {
      // `exampleProblems` holds examples to their schemas by the one engine: these compile each schema to do so, which
      // took half of the time of a large document.
      "no-invalid-media-type-examples": "off",
      "no-invalid-parameter-examples": "off",
      "no-invalid-schema-examples": "off",
      "no-unused-components": "error",
      // `allOf` of one schema is how 3.0 writes a note beside a reference.
      "no-illogical-composition-keywords": "off",
      // `nullable` without a type says that null is one more value.
      "nullable-type-sibling": "off",
      // Of two paths that match, the router takes the one with fewer parameters.
      "no-ambiguous-paths": "off",
      "info-license": "off",
      "operation-4xx-response": "error",
      "parameter-description": "error",
      "operation-operationId": "error",
      "operation-operationId-unique": "error",
      "covalkit/extensions": "error",
      "covalkit/readable": "error",
      ...(places && { "covalkit/places": "error" }),
    },
    { id: "covalkit", rules: { oas3: rules } },
  );
}

/** The rule alone that a document has the structure of one. */
export function structureConfig(): Config {
  return configOf({ struct: "error", "no-unresolved-refs": "error" });
}
