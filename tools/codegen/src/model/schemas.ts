import { KEYWORDS } from "../../../../spec/src/interpret/keywords.ts";
import type { Document, Schema } from "../openapi.ts";
import { below, keysOf } from "../pointer.ts";
import { SpecError } from "../spec-error.ts";
import { createMerge } from "./merge.ts";
import { isRecord, lookUp } from "./references.ts";
import { isNote, orNull, partsOf, withNumericBounds } from "./schema-parts.ts";

/** The name of the component that a schema refers to. */
export const schemaName = (schema: Schema | undefined): string | undefined =>
  schema?.$ref?.match(/^#\/components\/schemas\/([^/]+)$/)?.[1];

/** The document's schemas, resolved: nothing that a reader of a table would have to work out is left in them. */
export interface Schemas {
  /**
   * A schema of the document without `allOf`, `nullable`, boolean bounds and boolean schemas; references to component
   * schemas stay.
   *
   * @throws {SpecError} where it cannot be said without them.
   */
  read(node: unknown, at: string): Schema;
  /** The same without any reference. @throws {SpecError} where it holds itself. */
  whole(node: unknown, at: string): Schema;
  /** The schema that a reference stands for. */
  behind(schema: Schema): Schema;
  /** The component schemas that `schemas` refer to, at any depth, by name. */
  reachable(schemas: Iterable<Schema>): Map<string, Schema>;
}

/** Extensions and words beside the keywords of values that somebody reads at run time. */
const KEPT = new Set(["description", "default", "x-lifecycle"]);

/** Resolves the schemas of a document; each component once. */
export function createSchemas(document: Document): Schemas {
  const components = document.components?.schemas ?? {};
  const known = new Map<string, Schema>();
  const begun = new Set<string>();
  const atOf = (name: string) => below("#/components/schemas", name);

  const named = (name: string, from: string): Schema => {
    const found = known.get(name);
    if (found) return found;
    if (!Object.hasOwn(components, name)) {
      throw new SpecError(`The reference "${atOf(name)}" leads nowhere.`, from);
    }
    if (begun.has(name)) {
      throw new SpecError(`allOf, or a $ref, makes "${name}" a part of itself that never ends.`, from);
    }
    begun.add(name);
    const schema = read(components[name], atOf(name));
    known.set(name, schema);
    return schema;
  };

  const behind = (schema: Schema, at: string): Schema => {
    const name = schemaName(schema);
    if (name === undefined) return schema;
    const found = named(name, at);
    if (found === schema) throw new SpecError(`The schema "${name}" refers to itself.`, at);
    return behind(found, at);
  };

  const merge = createMerge(behind);

  function read(node: unknown, at: string): Schema {
    if (node === true) return {};
    if (node === false) return { enum: [] };
    if (!isRecord(node)) throw new SpecError("This is no schema: it must be an object, true or false.", at);
    const { $ref, allOf = [], nullable, ...own } = node;
    if (!Array.isArray(allOf)) throw new SpecError("allOf must be a list of schemas.", at);
    const beside = readOwn(own, at);
    if ($ref !== undefined && document.openapi.startsWith("3.0") && (nullable || !isNote(beside))) {
      throw new SpecError(
        'OpenAPI 3.0 ignores what stands beside a $ref: write `allOf: [{ $ref: "…" }]`, and the rest beside it.',
        at,
      );
    }
    const parts = [
      ...($ref === undefined ? [] : [reference($ref, at)]),
      ...allOf.map((part, index) => read(part, below(at, "allOf", index))),
    ];
    const whole = [...parts, beside].reduce((one, other) => merge(one, other, at));
    const schema = nullable === true ? orNull(whole) : whole;
    refuseOpen(node, parts, schema, at);
    return schema;
  }

  /** A schema's own keywords, each read; those that nobody reads are left out. */
  function readOwn(own: Readonly<Record<string, unknown>>, at: string): Schema {
    const kept: Record<string, unknown> = {};
    for (const [keyword, value] of Object.entries(withNumericBounds(own))) {
      const fate = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
      if (fate === undefined && !keyword.startsWith("x-")) {
        throw new SpecError(
          `Nothing here reads the keyword "${keyword}". Say it with those that are read (${valueKeywords()}), or leave it out.`,
          below(at, keyword),
        );
      }
      if (fate !== "value" && !KEPT.has(keyword)) continue;
      if (keyword === "discriminator" && own.oneOf === undefined && own.anyOf === undefined) continue;
      kept[keyword] = readKeyword(keyword, value, below(at, keyword));
    }
    return kept;
  }

  function readKeyword(keyword: string, value: unknown, at: string): unknown {
    if (keyword === "items") return read(value, at);
    if (keyword === "additionalProperties") return typeof value === "boolean" ? value : read(value, at);
    if (keyword === "properties") {
      if (!isRecord(value)) throw new SpecError("properties must be an object of schemas.", at);
      return Object.fromEntries(
        Object.entries(value).map(([name, property]) => [name, read(property, below(at, name))]),
      );
    }
    if (keyword === "oneOf" || keyword === "anyOf") {
      if (!Array.isArray(value) || value.length === 0)
        throw new SpecError(`${keyword} must be a list of schemas.`, at);
      return value.map((alternative, index) => read(alternative, below(at, index)));
    }
    return value;
  }

  const deep: string[] = [];

  /** A reference to a component stays; what another one leads to takes its place. */
  function reference($ref: unknown, at: string): Schema {
    if (typeof $ref !== "string") throw new SpecError("A $ref must be a text.", below(at, "$ref"));
    const [root, kind, name, ...more] = keysOf($ref);
    if (root === "components" && kind === "schemas" && name !== undefined && more.length === 0) {
      if (!Object.hasOwn(components, name)) throw new SpecError(`The reference "${$ref}" leads nowhere.`, at);
      return { $ref: atOf(name) };
    }
    if (deep.includes($ref)) {
      throw new SpecError(`"${$ref}" holds itself: give it a name in components/schemas.`, at);
    }
    deep.push($ref);
    const schema = read(lookUp(document, $ref, at), $ref);
    deep.pop();
    return schema;
  }

  function whole(schema: Schema, at: string, names: readonly string[] = []): Schema {
    const name = schemaName(schema);
    if (name === undefined) return partsOf(schema).rebuild((part) => whole(part, at, names));
    if (names.includes(name)) {
      throw new SpecError(`The schema "${name}" holds itself, which a parameter's cannot.`, at);
    }
    const { $ref: _, ...notes } = schema;
    return { ...whole(named(name, at), at, [...names, name]), ...notes };
  }

  function reachable(schemas: Iterable<Schema>): Map<string, Schema> {
    const found = new Map<string, Schema>();
    const collect = (schema: Schema): void => {
      const name = schemaName(schema);
      if (name !== undefined && !found.has(name)) {
        const component = named(name, atOf(name));
        found.set(name, component);
        collect(component);
      }
      for (const part of partsOf(schema).all) collect(part);
    };
    for (const schema of schemas) collect(schema);
    return found;
  }

  return {
    read,
    whole: (node, at) => whole(read(node, at), at),
    behind: (schema) => behind(schema, schema.$ref ?? "#"),
    reachable,
  };
}

/** What is held to something in the document must be held to something in the table. */
function refuseOpen(node: object, parts: readonly Schema[], schema: Schema, at: string): void {
  if (!isNote(schema)) return;
  const bound = (keyword: string) =>
    KEYWORDS[keyword] === "value" && !/^(exclusiveM|discriminator)/.test(keyword);
  if (Object.keys(node).some(bound) || !parts.every(isNote)) {
    throw new SpecError("Of what this schema says nothing would be left: any value would pass.", at);
  }
}

const valueKeywords = (): string =>
  Object.entries(KEYWORDS)
    .filter(([, fate]) => fate !== "note")
    .map(([keyword]) => keyword)
    .join(", ");
