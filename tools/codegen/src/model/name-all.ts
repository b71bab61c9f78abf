import { pascalCase } from "../names.ts";
import { below } from "../pointer.ts";
import { SpecError } from "../spec-error.ts";
import { createOperationNaming, type OperationNames, responseTypes } from "./name-operation.ts";
import { createResourceNaming, type ResourceNames } from "./name-resource.ts";
import { createNamespace, type Namespace } from "./namespace.ts";
import type { OperationFacts } from "./operations.ts";
import { readVocabulary } from "./vocabulary.ts";

/** Every name that the document's words become. */
export interface Names {
  readonly operations: ReadonlyMap<OperationFacts, OperationNames>;
  readonly resources: readonly ResourceNames[];
  /** The client's types of component schemas, by the component's name. */
  readonly schemas: ReadonlyMap<string, string>;
}

/**
 * Names everything that generated files declare or export. Operations and resources have their names from their words
 * alone; a schema whose name is taken is called `…Schema`.
 *
 * @throws {SpecError} where two things would have one name, or a thing none.
 */
export function nameAll(operations: readonly OperationFacts[], schemas: Iterable<string>): Names {
  const vocabulary = readVocabulary();
  const client = createNamespace("in the client", vocabulary.client);
  const resources = createResourceNaming(client, vocabulary);
  const nameOperation = createOperationNaming(client, vocabulary);
  const named = operations.map((facts) => [facts, nameOperation(facts, resources.of(facts))] as const);
  const types = nameSchemas(schemas, client);
  return {
    operations: new Map(named.map(([facts, names]) => [facts, { ...names, ...responseTypes(facts, types) }])),
    resources: resources.all(),
    schemas: types,
  };
}

function nameSchemas(schemas: Iterable<string>, client: Namespace): Map<string, string> {
  const types = new Map<string, string>();
  const plain = createNamespace("in the client", new Set());
  for (const schema of schemas) {
    const at = below("#/components/schemas", schema);
    const name = pascalCase(schema);
    if (name === "") throw new SpecError(`the schema "${schema}" has no letter to name a type by.`, at);
    plain.claim(name, `the schema "${schema}"`, at);
    const free = client.isFree(name) ? name : `${name}Schema`;
    client.claim(free, `the schema "${schema}"`, at);
    types.set(schema, free);
  }
  return types;
}
