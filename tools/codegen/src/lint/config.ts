import { type Config, createConfig } from "@redocly/openapi-core";
import { extensionRules } from "./extensions.ts";

/** Redocly's recommended rules, all of them errors, and the rules of this document's own extensions. */
export function lintConfig(): Promise<Config> {
  return createConfig(
    {
      extends: ["recommended-strict"],
      rules: {
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
    },
    { plugins: [{ id: "covalkit", rules: { oas3: { "covalkit/extensions": extensionRules } } }] },
  );
}
