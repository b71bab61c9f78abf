import type { Location, UserContext } from "@redocly/openapi-core";
import { CHECKED_FORMATS, KEYWORDS, NOTED_FORMATS } from "../../../../spec/src/interpret/keywords.ts";
import type { Schema } from "../openapi.ts";
import { keywordText } from "./instead.ts";
import { elementsOf, entriesOf, type Found, isObject, resolve } from "./resolve.ts";

const FORMATS: readonly string[] = [...CHECKED_FORMATS, ...NOTED_FORMATS];

/** The reference that every table keeps; others stand where generated files have nothing to refer to. */
const COMPONENT = /^#\/components\/schemas\/[^/]+$/;

/**
 * Checks schemas, and all that they hold, for what no reader reads; each schema once.
 *
 * @param root The document: a reference within it must name one of its component schemas.
 */
export function createSchemaCheck(
  root: Location,
  context: UserContext,
): (node: unknown, location: Location) => void {
  const seen = new Set<object>();

  const checkReference = (node: Schema, location: Location): void => {
    const report = (keyword: string, message: string) =>
      context.report({ message, location: location.child(keyword) });
    if (location.source === root.source && node.$ref?.startsWith("#") && !COMPONENT.test(node.$ref)) {
      report(
        "$ref",
        "A schema is referred to by its name. Put it into components/schemas, and refer to it there.",
      );
    }
    for (const keyword of Object.keys(node)) {
      if (keyword === "$ref" || keyword.startsWith("x-") || KEYWORDS[keyword] === "note") continue;
      const instead = `Write \`allOf: [{ $ref: … }, { ${keyword}: … }]\`.`;
      report(keyword, `Nothing reads "${keyword}" beside a $ref. ${instead}`);
    }
  };

  const checkKeywords = (node: Schema, location: Location): void => {
    for (const keyword of Object.keys(node)) {
      if (Object.hasOwn(KEYWORDS, keyword) || keyword.startsWith("x-")) continue;
      context.report({ message: keywordText(keyword), location: location.child(keyword).key() });
    }
    const report = (keyword: string, message: string) =>
      context.report({ message, location: location.child(keyword) });
    const { format, pattern, items } = node;
    if (format !== undefined && !FORMATS.includes(format)) {
      const known = `Write one of ${FORMATS.join(", ")}; for people alone, \`x-format: ${format}\`.`;
      report("format", `Nothing reads the format "${format}": no value would be held to it. ${known}`);
    }
    if (typeof pattern === "string") {
      const reason = reasonAgainst(pattern);
      if (reason !== undefined)
        report("pattern", `This is no regular expression of JavaScript with the u flag: ${reason}.`);
    }
    if (Array.isArray(items))
      report("items", "Nothing reads a list of schemas here. Write one that all items keep to.");
    checkDiscriminator(node, location);
  };

  const checkDiscriminator = (node: Schema, location: Location): void => {
    if (node.discriminator === undefined) return;
    const alternatives = [...elementsOf(node.oneOf), ...elementsOf(node.anyOf)];
    const at = location.child("discriminator");
    if (alternatives.length === 0) {
      const message = "Nothing reads a discriminator without alternatives. List them beside it, in `oneOf`.";
      context.report({ message, location: at.key() });
      return;
    }
    if (alternatives.some((each) => each.$ref === undefined)) {
      const message =
        "A discriminator names its alternatives: put each of them into components/schemas, and refer to it.";
      context.report({ message, location: at.key() });
      return;
    }
    const names = alternatives.map(({ $ref = "" }) => $ref.slice($ref.lastIndexOf("/") + 1));
    const { mapping } = node.discriminator as { mapping?: Record<string, string> }; // as OpenAPI describes it
    for (const [value, to] of entriesOf(mapping)) {
      if (names.includes(String(to).slice(String(to).lastIndexOf("/") + 1))) continue;
      const message = `"${to}" is none of the alternatives. Name one of ${names.join(", ")}.`;
      context.report({ message, location: at.child(["mapping", value]) });
    }
  };

  const check = (node: unknown, location: Location): void => {
    if (!isSchema(node) || seen.has(node)) return;
    seen.add(node);
    if (node.$ref === undefined) {
      checkKeywords(node, location);
      if (isOfItself({ node, location }, context)) {
        const message = "This schema is made of itself. Put the repetition below a property or into `items`.";
        context.report({ message, location });
      }
      for (const part of inside({ node, location })) check(part.node, part.location);
      return;
    }
    checkReference(node, location);
    // What stands beside a reference that the way to the target passes.
    const { chain = [], ...target } = context.resolve<Schema>(node as never, location.source.absoluteRef);
    for (const hop of chain) if (isSchema(hop.node)) checkReference(hop.node, hop.location);
    if (target.location) check(target.node, target.location);
  };

  return check;
}

const isSchema = (node: unknown): node is Schema => isObject(node) && !Array.isArray(node);

function reasonAgainst(pattern: string): string | undefined {
  try {
    new RegExp(pattern, "u");
    return undefined;
  } catch (error) {
    return error instanceof Error
      ? error.message.replace(/^Invalid regular expression: /, "")
      : String(error);
  }
}

/** The schemas of the same value: parts and alternatives. */
const sameValue = ({ node, location }: Found<Schema>): Found<Schema>[] =>
  (["allOf", "oneOf", "anyOf"] as const).flatMap((keyword) =>
    elementsOf(node[keyword]).map((part, index) => ({
      node: part,
      location: location.child([keyword, index]),
    })),
  );

/** Every schema that stands in another. */
export function inside(schema: Found<Schema>): Found<Schema>[] {
  const { node, location } = schema;
  const properties = entriesOf(node.properties).map(([name, property]) => ({
    node: property,
    location: location.child(["properties", name]),
  }));
  const others = (["items", "additionalProperties"] as const).flatMap((keyword) => {
    const part = node[keyword];
    return isSchema(part) ? [{ node: part, location: location.child(keyword) }] : [];
  });
  return [...sameValue(schema), ...properties, ...others];
}

/** Whether a value of the schema must be looked at by the schema again, before anything inside it. */
const isOfItself = (schema: Found<Schema>, context: UserContext): boolean =>
  reaches(schema, sameValue, context);

/** Whether a schema holds itself, at whatever depth. */
export const isRecursive = (schema: Found<Schema>, context: UserContext): boolean =>
  [schema, ...everythingIn(schema, context)].some((each) => reaches(each, inside, context));

function everythingIn(schema: Found<Schema>, context: UserContext): Found<Schema>[] {
  const found: Found<Schema>[] = [];
  const seen = new Set<object>();
  const collect = (part: Found<Schema>): void => {
    const target = resolve<Schema>(part.node, part.location, context);
    if (!target || seen.has(target.node)) return;
    seen.add(target.node);
    found.push(target);
    for (const each of inside(target)) collect(each);
  };
  collect(schema);
  return found;
}

/** Whether a schema comes round to itself by the given steps. */
function reaches(
  schema: Found<Schema>,
  steps: (from: Found<Schema>) => Found<Schema>[],
  context: UserContext,
): boolean {
  const start = resolve<Schema>(schema.node, schema.location, context);
  const seen = new Set<object>();
  const visit = (from: Found<Schema>): boolean =>
    steps(from).some((each) => {
      const next = resolve<Schema>(each.node, each.location, context);
      if (!next || seen.has(next.node)) return false;
      seen.add(next.node);
      return next.node === start?.node || visit(next);
    });
  return start !== undefined && visit(start);
}
