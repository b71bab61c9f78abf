import { relative } from "node:path";
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
  const document = await parse(file, externalRefResolver);
  const problems = await lintDocument({ document, config, externalRefResolver });
  if (problems.length > 0) throw new SpecError(describeProblems(problems));
  const bundled = await bundle({ ref: file, config, externalRefResolver });
  return bundled.bundle.parsed as Document;
}

async function parse(file: string, resolver: BaseResolver): Promise<RedoclyDocument> {
  // What is not there comes back; what cannot be parsed is thrown.
  const document = await resolver.resolveDocument(null, file, true).catch((error: unknown) => error);
  if (document instanceof YamlParseError) throw new SpecError(describeSyntax(document));
  if (document instanceof ResolveError) throw new SpecError(`${file}: ${document.originalError.message}`);
  if (document instanceof Error) throw document;
  const { parsed } = document as RedoclyDocument;
  if (typeof parsed !== "object" || parsed === null || !("openapi" in parsed)) {
    throw new SpecError(
      `${relative(process.cwd(), file)}:1:1  This is no OpenAPI document: it has no "openapi".`,
    );
  }
  return document as RedoclyDocument;
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
