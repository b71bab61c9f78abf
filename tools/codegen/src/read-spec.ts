import type {
  Location,
  NormalizedProblem,
  Document as RedoclyDocument,
  BaseResolver as Resolver,
  YamlParseError as SyntaxFault,
} from "@redocly/openapi-core";
import { bundle, isBundled } from "./bundle.ts";
import type { Places } from "./lint/places.ts";
import { versionProblem } from "./lint/version.ts";
import type { Document } from "./openapi.ts";
import { below } from "./pointer.ts";
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
  const resolver = new BaseResolver();
  const document = await parse(file, resolver);
  const unchecked = isBundled(document.parsed) ? withComponents(document.parsed as Document) : undefined;
  return { unchecked, check: () => check(document, resolver, unchecked) };
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

async function check(
  document: RedoclyDocument,
  externalRefResolver: Resolver,
  unchecked: Document | undefined,
): Promise<Document> {
  // Linting takes more code than all the rest: it is loaded when it is its turn.
  const { lintConfig, lintDocument, structureConfig } = await import("./lint/config.ts");
  const places = unchecked ? undefined : new Map<object, Location>();
  const config = lintConfig(places);
  const problems = await lintDocument({ document, config, externalRefResolver }).catch(
    async (error: unknown) => {
      if (error instanceof Error && error.message === CIRCULAR) {
        const { circularProblem } = await import("./lint/circular.ts");
        return [circularProblem(document)];
      }
      // Some of Redocly's rules trip over what its rule of the structure has words for.
      const structure = await lintDocument({ document, config: structureConfig(), externalRefResolver });
      if (structure.length === 0) throw error;
      return structure;
    },
  );
  if (problems.some(({ ruleId }) => STRUCTURE.includes(ruleId)) || (problems.length > 0 && !unchecked))
    throw await refusal(problems);
  const bundled = unchecked ?? ((await bundle(document, config, externalRefResolver)) as Document);
  const all = [...problems, ...(await problemsOfExamples(bundled, document, places))];
  if (all.length > 0) throw await refusal(all);
  return bundled;
}

/** Of a document that breaks these, nothing more can be said. */
const STRUCTURE = ["struct", "no-unresolved-refs", "spec-ref-siblings"];

async function problemsOfExamples(
  bundled: Document,
  { source }: RedoclyDocument,
  places: Places | undefined,
): Promise<NormalizedProblem[]> {
  const { exampleProblems } = await import("./lint/examples.ts");
  return exampleProblems(bundled).map(({ message, holder, at, path, onKey }) => {
    const { source: file, pointer } = places?.get(holder) ?? { source, pointer: at };
    return {
      message,
      ruleId: "covalkit/examples",
      severity: "error",
      suggest: [],
      location: [{ source: file, pointer: below(pointer, ...path), reportOnKey: onKey }],
    };
  });
}

/** What Redocly throws at references that lead round to themselves. */
const CIRCULAR = "Self-referencing circular pointer";

async function parse(file: string, resolver: Resolver): Promise<RedoclyDocument> {
  // What is not there comes back; what cannot be parsed is thrown.
  const document = await resolver.resolveDocument(null, file, true).catch((error: unknown) => error);
  if (document instanceof YamlParseError) throw await refusal([syntaxProblem(document)]);
  if (document instanceof ResolveError) throw new SpecError(`${file}: ${document.originalError.message}`);
  if (document instanceof Error) throw document;
  const problem = versionProblem(document as RedoclyDocument);
  if (problem) throw await refusal([problem]);
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
