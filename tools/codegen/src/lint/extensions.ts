import type { Oas3Rule } from "@redocly/openapi-core";
import type { Document, Schema } from "../openapi.ts";
import { generatedOperations } from "./operations.ts";
import { checkFilter } from "./x-filter.ts";
import { checkLifecycle } from "./x-lifecycle.ts";
import { checkList } from "./x-list.ts";

/**
 * Checks what no OpenAPI rule can: that `x-list`, `x-filter` and `x-lifecycle` have the shape that `extensions.schema.json`
 * describes, that every name in them is backed by a schema of the document, and that the filter's prose and examples
 * say what its data says.
 */
export const extensionRules: Oas3Rule = () => ({
  Root(node, context) {
    // Redocly's own types and ours describe the same document in different words.
    const document = { node: node as unknown as Document, location: context.location };
    for (const { operation, parameters } of generatedOperations(document, context)) {
      if (!operation.node.tags?.length) {
        const message = "An operation needs a tag: it names its resource.";
        context.report({ message, location: operation.location });
      }
      const item = checkList(operation, parameters, context);
      checkFilter(parameters, item, context);
    }
  },
  Schema(node, context) {
    checkLifecycle(node as unknown as Schema, context);
  },
});
