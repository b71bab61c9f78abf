import type { Config } from "@redocly/openapi-core";
import { extensionRules } from "./extensions.ts";
import { strictConfig } from "./redocly.ts";

export { lintDocument } from "./redocly.ts";

/** Redocly's recommended rules, all of them errors, and the rules of this document's own extensions. */
export function lintConfig(): Config {
  return strictConfig(
    {
      "no-invalid-media-type-examples": "error",
      "no-invalid-parameter-examples": "error",
      "no-invalid-schema-examples": "error",
      "no-unused-components": "error",
      "operation-4xx-response": "error",
      "parameter-description": "error",
      "operation-operationId": "error",
      "operation-operationId-unique": "error",
      "covalkit/extensions": "error",
    },
    { id: "covalkit", rules: { oas3: { "covalkit/extensions": extensionRules } } },
  );
}
