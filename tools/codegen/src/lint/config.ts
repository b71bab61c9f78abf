import type { Config } from "@redocly/openapi-core";
import { extensionRules } from "./extensions.ts";
import { readableRule } from "./readable.ts";
import { configOf, strictConfig } from "./redocly.ts";

export { lintDocument } from "./redocly.ts";

const RULES = { "covalkit/extensions": extensionRules, "covalkit/readable": readableRule };

/** Redocly's recommended rules, all of them errors, and our own: of the extensions, and of what is read. */
export function lintConfig(): Config {
  return strictConfig(
    {
      "no-invalid-media-type-examples": "error",
      "no-invalid-parameter-examples": "error",
      "no-invalid-schema-examples": "error",
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
    },
    { id: "covalkit", rules: { oas3: RULES } },
  );
}

/** The rule alone that a document has the structure of one. */
export function structureConfig(): Config {
  return configOf({ struct: "error", "no-unresolved-refs": "error" });
}
