import {
  BaseResolver,
  bundle,
  lintDocument,
  type NormalizedProblem,
  type Document as RedoclyDocument,
  ResolveError,
  YamlParseError,
} from "@redocly/openapi-core";
import { lintConfig } from "./lint/config.ts";
import { describeProblems } from "./lint/problems.ts";
import type { Document } from "./openapi.ts";
import { SpecError } from "./spec-error.ts";

/**
 * Reads, lints and bundles the OpenAPI document at `file` into one with local references only.
 *
 * @throws {SpecError} when the file cannot be read or parsed, or breaks a rule.
 */
export async function readSpec(file: string): Promise<Document> {
  const config = await lintConfig();
  const externalRefResolver = new BaseResolver(config.resolve);
  const document = await externalRefResolver.resolveDocument(null, file, true);
  if (document instanceof YamlParseError) throw new SpecError(describeSyntax(document));
  if (document instanceof ResolveError) throw new SpecError(`${file}: ${document.originalError.message}`);

  const problems = await lintDocument({ document: document as RedoclyDocument, config, externalRefResolver });
  if (problems.length > 0) throw new SpecError(describeProblems(problems));
  const bundled = await bundle({ ref: file, config, externalRefResolver });
  return bundled.bundle.parsed as Document;
}

function describeSyntax(error: YamlParseError): string {
  const { line, col } = error;
  const problem: NormalizedProblem = {
    message: error.message.split("\n")[0] ?? "The document is not YAML.",
    ruleId: "yaml",
    severity: "error",
    suggest: [],
    location: [{ source: error.source, pointer: undefined, start: { line, col } }],
  };
  return describeProblems([problem]);
}
