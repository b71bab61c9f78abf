import { follow, isRecord, type Placed } from "../model/references.ts";
import { createSchemas } from "../model/schemas.ts";
import { type Document, type Example, METHODS, type MediaType, type PathItem } from "../openapi.ts";
import { below } from "../pointer.ts";
import { SpecError } from "../spec-error.ts";
import { faultsOf } from "./example-value.ts";

/** An example that breaks its schema. */
export interface ExampleProblem {
  readonly message: string;
  /** The part of the document that has the example, a pointer to it, and what leads on to the fault. */
  readonly holder: object;
  readonly at: string;
  readonly path: readonly (string | number)[];
  /** Whether the name there is at fault, not its value. */
  readonly onKey: boolean;
}

/** What has a schema, and examples of it. */
type Holder = Pick<MediaType, "schema" | "example" | "examples">;

/**
 * The examples and defaults of a bundled document that break their schemas: those of parameters, headers and
 * responses, and of the schemas themselves. Examples of what nothing here could read are nobody's.
 */
export function exampleProblems(document: Document): ExampleProblem[] {
  const problems: ExampleProblem[] = [];
  const schemas = createSchemas(document);
  const seen = new Set<object>();

  /** Checks values that stand below a holder, each under its path, against one schema. */
  const check = (
    holder: Placed<object>,
    schema: Placed<unknown>,
    values: readonly (readonly [value: unknown, what: string, ...path: (string | number)[]])[],
  ): void => {
    const given = values.filter(([value]) => value !== undefined);
    if (given.length === 0) return;
    const read = readable(() => {
      const found = schemas.read(schema.node, schema.at);
      return { found, others: Object.fromEntries(schemas.reachable([found])) };
    });
    if (!read) return;
    for (const [value, what, ...path] of given) {
      for (const fault of faultsOf(value, read.found, read.others, what)) {
        const { message, at, excess } = fault;
        problems.push({ message, holder: holder.node, at: holder.at, path: [...path, ...at], onKey: excess });
      }
    }
  };

  const checkSchema = (node: unknown, at: string): void => {
    if (!isRecord(node) || seen.has(node)) return;
    seen.add(node);
    const examples = Array.isArray(node.examples) ? node.examples : [];
    const placed = { node, at };
    check(placed, placed, [
      [node.default, "default", "default"],
      [node.example, "example", "example"],
      ...examples.map((value, index) => [value, "example", "examples", index] as const),
    ]);
    for (const [keyword, part] of Object.entries(node)) {
      const place = below(at, keyword);
      if (keyword === "properties" && isRecord(part)) {
        for (const [name, each] of Object.entries(part)) checkSchema(each, below(place, name));
      } else if (keyword === "items" || keyword === "additionalProperties") checkSchema(part, place);
      else if (/^(allOf|oneOf|anyOf)$/.test(keyword) && Array.isArray(part)) {
        for (const [index, each] of part.entries()) checkSchema(each, below(place, index));
      }
    }
  };

  for (const { node, at } of holdersOf(document)) {
    if (seen.has(node) || node.schema === undefined) continue;
    seen.add(node);
    const schema = { node: node.schema, at: below(at, "schema") };
    check({ node, at }, schema, [[node.example, "example", "example"]]);
    for (const [name, each] of Object.entries(node.examples ?? {})) {
      const example = readable(() => follow<Example>(document, each, below(at, "examples", name)));
      if (example) check(example, schema, [[example.node.value, `example ${JSON.stringify(name)}`, "value"]]);
    }
    checkSchema(schema.node, schema.at);
  }
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {}))
    checkSchema(schema, below("#/components/schemas", name));
  return problems;
}

/** What has examples beside its schema: each parameter, header and media type of a response. */
function* holdersOf(document: Document): Generator<Placed<Holder>> {
  for (const [path, each] of Object.entries(document.paths ?? {})) {
    const item = readable(() => follow<PathItem>(document, each, below("#/paths", path)));
    if (!item) continue;
    yield* parametersOf(item);
    for (const method of METHODS) {
      const operation = item.node[method];
      if (!operation) continue;
      const at = below(item.at, method);
      yield* parametersOf({ node: operation, at });
      for (const response of partsOf<Response>(operation.responses, below(at, "responses"))) {
        yield* partsOf<Holder>(response.node.content, below(response.at, "content"));
        yield* partsOf<Holder>(response.node.headers, below(response.at, "headers"));
      }
    }
  }

  function* parametersOf({ node, at }: Placed<Pick<PathItem, "parameters">>): Generator<Placed<Holder>> {
    yield* partsOf<Holder>(node.parameters, below(at, "parameters"));
  }

  function partsOf<T extends object>(parts: object | undefined, at: string): Placed<T>[] {
    return Object.entries(parts ?? {}).flatMap(
      ([key, each]) => readable(() => follow<T>(document, each, below(at, key))) ?? [],
    );
  }
}

type Response = Readonly<{ content?: object; headers?: object }>;

/** What can be read; the parts that cannot are told of where they are generated from. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof SpecError) return undefined;
    throw error;
  }
}
