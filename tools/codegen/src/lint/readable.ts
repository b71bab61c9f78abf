import type { Oas3Rule } from "@redocly/openapi-core";
import type { Document } from "../openapi.ts";
import { generatedOperations } from "./operations.ts";
import { checkParameter } from "./parameters.ts";
import { checkResponses } from "./responses.ts";
import { createSchemaCheck } from "./schemas.ts";
import { checkSecurity } from "./security.ts";
import { checkServers } from "./servers.ts";

/** The dialects whose keywords are those of `KEYWORDS`. */
const DIALECT =
  /^https:\/\/(spec\.openapis\.org\/oas\/3\.1\/dialect\/|json-schema\.org\/draft\/2020-12\/schema$)/;

/**
 * Refuses what the document says and no reader reads, with what to write instead. Only what is generated counts: what
 * nothing but other operations reaches may say what it likes.
 */
export const readableRule: Oas3Rule = () => ({
  Root(node, context) {
    // Redocly's own types and ours describe the same document in different words.
    const document = { node: node as unknown as Document, location: context.location };
    const operations = generatedOperations(document, context);
    const checkSchema = createSchemaCheck(context.location, context);
    const seen = new Set<object>();
    for (const { operation, parameters } of operations) {
      for (const parameter of parameters) {
        if (seen.has(parameter.node)) continue;
        seen.add(parameter.node);
        checkParameter(parameter, context);
        checkSchema(parameter.node.schema, parameter.location.child("schema"));
      }
      checkResponses(operation, context, checkSchema);
    }
    checkSecurity(document, operations, context);
    checkServers(document, operations, context);
    const { jsonSchemaDialect: dialect } = document.node;
    if (typeof dialect === "string" && !DIALECT.test(dialect)) {
      const message = "Nothing reads this dialect of JSON Schema. Leave it out: OpenAPI has one of its own.";
      context.report({ message, location: context.location.child("jsonSchemaDialect") });
    }
  },
});
