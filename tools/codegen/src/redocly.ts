import type * as Redocly from "@redocly/openapi-core";

/**
 * Loads a module of Redocly by itself. Its entry point loads linters of AsyncAPI, Arazzo, GraphQL and so on besides,
 * which is most of it and most of the time that reading a document would take. The package does not export its
 * modules; its version is exact, and every module that is named here is loaded whenever something is generated.
 */
export const loadRedocly = (module: string) =>
  import(new URL(module, import.meta.resolve("@redocly/openapi-core")).href);

/** What reads a document. */
export const { BaseResolver, ResolveError }: Pick<typeof Redocly, "BaseResolver" | "ResolveError"> =
  await loadRedocly("./resolve.js");
export const { YamlParseError }: Pick<typeof Redocly, "YamlParseError"> = await loadRedocly(
  "./errors/yaml-parse-error.js",
);
