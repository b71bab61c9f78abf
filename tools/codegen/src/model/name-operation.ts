import { camelCase, constantName, hookName, methodName, pascalCase, singular } from "../names.ts";
import { below } from "../pointer.ts";
import { SpecError } from "../spec-error.ts";
import { createNamespace, type Namespace } from "./namespace.ts";
import type { OperationFacts } from "./operations.ts";
import { schemaName } from "./schemas.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What an operation and its parts are called in programs. */
export interface OperationNames extends ResponseTypes {
  /** The constant that holds its table. */
  readonly constant: string;
  readonly resource: string;
  readonly action: string;
  /** The type of its parameters. */
  readonly params: string;
  /** The builder of its filters. */
  readonly filterName: string | undefined;
  readonly hooks: HookNames;
}

/** The types of what a method returns. */
export interface ResponseTypes {
  readonly response: string;
  /** The type of what it lists. */
  readonly item: string | undefined;
  /** Those of the two that the resource's file declares, as no component schema names them. */
  readonly declared: ReadonlySet<string>;
}

export interface HookNames {
  readonly options: string;
  readonly infiniteOptions: string;
  readonly use: string;
  readonly useSuspense: string;
  readonly useInfinite: string;
}

/** Names one operation after another, each part apart from all that were named before. */
export function createOperationNaming(
  client: Namespace,
  vocabulary: Vocabulary,
): (facts: OperationFacts, resource: string) => Omit<OperationNames, keyof ResponseTypes> {
  const hooks = createNamespace("among the hooks", vocabulary.hooks);
  const tables = createNamespace("among the tables", new Set());
  const methods = createNamespace("in the client", new Set());

  return (facts, resource) => {
    const { operationId, tag, filter, list } = facts;
    const at = below(facts.at, "operationId");
    const action = methodName(operationId, tag);
    if (action === "")
      throw new SpecError(`The operation id "${operationId}" has no letter to name a method by.`, at);
    if (vocabulary.actions.has(action)) {
      throw new SpecError(
        `${operationId} would be the method "${action}", which means something else in JavaScript; rename it.`,
        at,
      );
    }
    methods.claim(`${resource}.${action}`, operationId, at);
    const constant = constantName(operationId, vocabulary.spec);
    tables.claim(constant, operationId, at);
    const params = `${pascalCase(operationId)}Params`;
    client.claim(params, `the parameters of ${operationId}`, at);
    const { declared } = responseTypes(facts, new Map());
    for (const type of declared) client.claim(type, `the response of ${operationId}`, at);
    const filterName = filter && filterNameOf(facts, client);
    if (filterName) client.claim(filterName, `the filter of ${operationId}`, at);
    const names = hookNames(operationId);
    const { infiniteOptions, useInfinite, ...always } = names;
    for (const name of [...Object.values(always), ...(list ? [infiniteOptions, useInfinite] : [])]) {
      hooks.claim(name, operationId, at);
    }
    return { constant, resource, action, params, filterName, hooks: names };
  };
}

/** What a method returns that returns no JSON. */
const NO_JSON = { text: "string", blob: "Blob", none: "undefined" } as const;

/** The types of a response: after the component schemas that it is made of, by `schemas`, or after the operation. */
export function responseTypes(
  { operationId, success, list }: OperationFacts,
  schemas: ReadonlyMap<string, string>,
): ResponseTypes {
  if (success.result !== "json") {
    return { response: NO_JSON[success.result], item: undefined, declared: new Set() };
  }
  const stem = pascalCase(operationId);
  const page = schemaName(list ? list.page : success.schema);
  const item = schemaName(list?.item);
  const names = { response: `${stem}Response`, item: `${stem}Item` };
  return {
    response: page === undefined ? names.response : (schemas.get(page) ?? page),
    item: list && (item === undefined ? names.item : (schemas.get(item) ?? item)),
    declared: new Set([
      ...(page === undefined ? [names.response] : []),
      ...(list && item === undefined ? [names.item] : []),
    ]),
  };
}

/** After the item; where two lists have the same items, the later ones after their operations. */
function filterNameOf({ operationId, tag, list }: OperationFacts, client: Namespace): string {
  const name = `${camelCase(schemaName(list?.item) ?? singular(tag))}Filter`;
  return client.isFree(name) ? name : `${camelCase(operationId)}Filter`;
}

function hookNames(operationId: string): HookNames {
  const [options, use] = [camelCase(operationId), hookName(operationId)];
  return {
    options: `${options}Options`,
    infiniteOptions: `${options}InfiniteOptions`,
    use,
    useSuspense: `${use}Suspense`,
    useInfinite: `${use}Infinite`,
  };
}
