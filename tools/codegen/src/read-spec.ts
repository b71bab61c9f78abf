import { relative } from "node:path";
import type {
  NormalizedProblem,
  Document as RedoclyDocument,
  BaseResolver as Resolver,
  YamlParseError as SyntaxFault,
} from "@redocly/openapi-core";
import { bundle, isBundled } from "./bundle.ts";
import type { Document } from "./openapi.ts";
import { BaseResolver, ResolveError, YamlParseError } from "./redocly.ts";
import { SpecError } from "./spec-error.ts";

/** A document that was read, and maybe breaks rules. */
export interface Spec {
  /** The document with local references only, where it is written so: what it says is not checked yet. */
  readonly unchecked: Document | undefined;
  /**
   * The document with local references only.
   *
   * @throws {SpecError} when it breaks a rule.
   */
  check(): Promise<Document>;
}

/**
 * Reads the OpenAPI document at `file`.
 *
 * @throws {SpecError} when the file cannot be read or parsed.
 */
export async function openSpec(file: string): Promise<Spec> {
  const externalRefResolver = new BaseResolver();
  const document = await parse(file, externalRefResolver);
  const unchecked = isBundled(document.parsed) ? withComponents(document.parsed as Document) : undefined;
  return {
    unchecked,
    async check() {
      // Linting takes more code than all the rest: it is loaded when it is its turn.
      const { lintConfig, lintDocument } = await import("./lint/config.ts");
      const config = lintConfig();
      const problems = await lintDocument({ document, config, externalRefResolver });
      if (problems.length > 0) throw await refusal(problems);
      return unchecked ?? ((await bundle(document, config, externalRefResolver)) as Document);
    },
  };
}

/**
 * Reads, lints and bundles the OpenAPI document at `file` into one with local references only.
 *
 * @throws {SpecError} when the file cannot be read or parsed, or breaks a rule.
 */
export async function readSpec(file: string): Promise<Document> {
  const spec = await openSpec(file);
  return spec.check();
}

/** As bundling leaves it. */
const withComponents = (document: Document): Document =>
  document.components ? document : { ...document, components: {} };

async function parse(file: string, resolver: Resolver): Promise<RedoclyDocument> {
  // What is not there comes back; what cannot be parsed is thrown.
  const document = await resolver.resolveDocument(null, file, true).catch((error: unknown) => error);
  if (document instanceof YamlParseError) throw await refusal([syntaxProblem(document)]);
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

/** What is wrong, in words; what finds the words is loaded when there is something to say. */
async function refusal(problems: readonly NormalizedProblem[]): Promise<SpecError> {
  const { describeProblems } = await import("./lint/problems.ts");
  return new SpecError(describeProblems(problems));
}

function syntaxProblem(error: SyntaxFault): NormalizedProblem {
  const { line, col } = error;
  return {
    message: error.message.split("\n")[0] ?? "The document is not YAML.",
    ruleId: "yaml",
    severity: "error",
    suggest: [],
    location: [{ source: error.source, pointer: undefined, start: { line, col } }],
  };
}
