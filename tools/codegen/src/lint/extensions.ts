import type { Location, Oas3Rule } from "@redocly/openapi-core";
import type { Operation, PathItem, Schema } from "../openapi.ts";
import { resolveAll } from "./resolve.ts";
import { checkFilter } from "./x-filter.ts";
import { checkLifecycle } from "./x-lifecycle.ts";
import { checkList } from "./x-list.ts";

/**
 * Checks what no OpenAPI rule can: that `x-list`, `x-filter` and `x-lifecycle` have the shape that `extensions.schema.json`
 * describes, that every name in them is backed by a schema of the document, and that the filter's prose says what
 * its data says.
 */
export const extensionRules: Oas3Rule = () => {
  let shared: { parameters: PathItem["parameters"]; location: Location } | undefined;
  return {
    PathItem(item, context) {
      // Redocly's own types and ours describe the same document in different words.
      shared = { parameters: (item as unknown as PathItem).parameters, location: context.location };
    },
    Schema(node, context) {
      checkLifecycle(node as unknown as Schema, context);
    },
    Operation(node, context) {
      const operation = node as unknown as Operation;
      const { location } = context;
      if (!operation.tags?.length) {
        context.report({ message: "An operation needs a tag: it names its resource.", location });
      }
      const parameters = [
        ...resolveAll(shared?.parameters, shared?.location ?? location, context),
        ...resolveAll(operation.parameters, location, context),
      ];
      const item = checkList(operation, parameters, context);
      for (const parameter of parameters) checkFilter(parameter, item, context);
    },
  };
};
