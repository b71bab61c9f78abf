import {
  BaseResolver,
  bundle,
  type Config,
  lintDocument,
  type NormalizedProblem,
  type Document as RedoclyDocument,
  ResolveError,
  YamlParseError,
} from "@redocly/openapi-core";
import { circularProblem } from "./lint/circular.ts";
import { lintConfig, structureConfig } from "./lint/config.ts";
import { describeProblems } from "./lint/problems.ts";
import { versionProblem } from "./lint/version.ts";
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
  const problems = await lint(document, config, externalRefResolver);
  if (problems.length > 0) throw new SpecError(describeProblems(problems));
  const bundled = await bundle({ ref: file, config, externalRefResolver });
  return bundled.bundle.parsed as Document;
}

async function lint(
  document: RedoclyDocument,
  config: Config,
  externalRefResolver: BaseResolver,
): Promise<NormalizedProblem[]> {
  try {
    return await lintDocument({ document, config, externalRefResolver });
  } catch (error) {
    if (error instanceof Error && error.message === CIRCULAR) return [circularProblem(document)];
    // Some of Redocly's rules trip over what its rule of the structure has words for.
    const structure = await lintDocument({ document, config: await structureConfig(), externalRefResolver });
    if (structure.length === 0) throw error;
    return structure;
  }
}

/** What Redocly throws at references that lead round to themselves. */
const CIRCULAR = "Self-referencing circular pointer";

async function parse(file: string, resolver: BaseResolver): Promise<RedoclyDocument> {
  // What is not there comes back; what cannot be parsed is thrown.
  const document = await resolver.resolveDocument(null, file, true).catch((error: unknown) => error);
  if (document instanceof YamlParseError) throw new SpecError(describeSyntax(document));
  if (document instanceof ResolveError) throw new SpecError(`${file}: ${document.originalError.message}`);
  if (document instanceof Error) throw document;
  const problem = versionProblem(document as RedoclyDocument);
  if (problem) throw new SpecError(describeProblems([problem]));
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
