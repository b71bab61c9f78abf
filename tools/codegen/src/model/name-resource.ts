import { camelCase, pascalCase } from "../names.ts";
import { below } from "../pointer.ts";
import { SpecError } from "../spec-error.ts";
import type { Namespace } from "./namespace.ts";
import type { OperationFacts } from "./operations.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What a resource is called: the client's property, its type and the function that makes it. */
export interface ResourceNames {
  readonly name: string;
  readonly type: string;
  readonly create: string;
}

/** Names resources by the first tag of their operations. */
export interface ResourceNaming {
  /** The name of the resource that an operation belongs to. */
  of(facts: OperationFacts): string;
  /** In the order they were met. */
  all(): ResourceNames[];
}

export function createResourceNaming(client: Namespace, vocabulary: Vocabulary): ResourceNaming {
  const tags = new Map<string, string>();
  const resources = new Map<string, ResourceNames>();

  const of = ({ tag, operationId, at: operation }: OperationFacts): string => {
    const at = below(operation, "tags", 0);
    const name = camelCase(tag);
    if (name === "")
      throw new SpecError(`The tag "${tag}" of ${operationId} has no letter to name a resource by.`, at);
    if (vocabulary.resources.has(name)) {
      throw new SpecError(
        `The tag "${tag}" of ${operationId} would be the client's own "${name}"; rename it.`,
        at,
      );
    }
    const other = tags.get(name) ?? tag;
    if (other !== tag) {
      throw new SpecError(
        `The tags "${other}" and "${tag}" would both be the resource "${name}"; write one of them.`,
        at,
      );
    }
    if (tags.has(name)) return name;
    tags.set(name, tag);
    const type = `${pascalCase(tag)}Resource`;
    const create = `create${type}`;
    for (const each of [type, create]) client.claim(each, `the resource "${name}"`, at);
    resources.set(name, { name, type, create });
    return name;
  };

  return { of, all: () => [...resources.values()] };
}
