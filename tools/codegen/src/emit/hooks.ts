import { kebabCase } from "../../../../spec/src/interpret/words.ts";
import type { ListTable } from "../model/list.ts";
import type { Model, OperationModel, ResourceModel } from "../model.ts";
import { propertyAccess, propertyKey } from "../names.ts";
import { needsParams, paramsType } from "./params.ts";
import { HEADER, joinLines, sentence, tsdoc } from "./source.ts";

/**
 * The hooks' generated files, by path. Options and hooks are apart: a server may call options, and hooks are marked
 * as the browser's own.
 */
export function emitHooks({ resources }: Model): Record<string, string> {
  const files: Record<string, string> = {};
  const modules: string[] = [];
  for (const resource of resources) {
    const name = fileOf(resource);
    files[`options/${name}`] = emitOptionsFile(resource.operations);
    files[`hooks/${name}`] = emitHooksFile(resource);
    modules.push(`./options/${name}`, `./hooks/${name}`);
  }
  const exports = modules.map((module) => `export * from ${JSON.stringify(module)};`);
  files["index.ts"] = joinLines(HEADER, "\n", ...(exports.length > 0 ? exports : ["export {};"]));
  return files;
}

const fileOf = ({ name }: ResourceModel): string => `${kebabCase(name)}.ts`;

/** What an operation's options and hooks are made of. */
interface HookParts {
  /** The type of one response. */
  readonly page: string;
  /** The client's types that all of this names. */
  readonly imports: readonly string[];
  /** `params?: ListRunsParams<Filter>` */
  readonly params: string;
  /** `const Filter extends string = string`, or nothing. */
  readonly generic: string;
  /** The client's method, with the filter's literal where it has one. */
  readonly method: string;
}

function partsOf(operation: OperationModel): HookParts {
  const { resource, action, response, success, params } = operation;
  const { type, generic } = paramsType(operation);
  return {
    // TanStack Query takes undefined for a mistake.
    page: success.result === "none" ? "null" : response,
    imports: success.result === "json" ? [params, response] : [params],
    params: `params${needsParams(operation) ? "" : "?"}: ${type}`,
    generic: generic.slice(1, -1),
    method: `client.${resource}.${action}${generic && "<Filter>"}`,
  };
}

function emitOptionsFile(operations: readonly OperationModel[]): string {
  const lists = operations.some(({ list }) => list);
  return joinLines(
    HEADER,
    "\n",
    emitClientImports(operations, "CovalClient"),
    ...(lists ? ['import { type ListQuery, listQuery } from "../../list-query.ts";'] : []),
    'import { type OperationQuery, operationQuery } from "../../operation-query.ts";\n\n',
    ...operations.flatMap((operation) => [
      emitOptions(operation),
      operation.list && emitInfiniteOptions(operation, operation.list.table),
    ]),
  );
}

function emitOptions(operation: OperationModel): string {
  const { hooks: names } = operation;
  const { page, params, generic, method } = partsOf(operation);
  const call = `${method}(params, { signal })`;
  const send = page === "null" ? `${call}.then(() => null)` : call;
  return joinLines(
    describe(operation, "Options for `useQuery`, `prefetchQuery` and the like."),
    `export function ${names.options}${generic && `<${generic}>`}(client: CovalClient, ${params}): OperationQuery<${page}> {`,
    `return operationQuery(${JSON.stringify(operation.operationId)}, params, (signal) => ${send});`,
    "}\n\n",
  );
}

function emitInfiniteOptions(operation: OperationModel, { pageToken, nextPageToken }: ListTable): string {
  const { hooks: names } = operation;
  const { page, params, generic, method } = partsOf(operation);
  return joinLines(
    describe(
      operation,
      "Options for `useInfiniteQuery`, `prefetchInfiniteQuery` and the like: page after page.",
    ),
    `export function ${names.infiniteOptions}${generic && `<${generic}>`}(client: CovalClient, ${params}): ListQuery<${page}> {`,
    `return listQuery(${JSON.stringify(operation.operationId)}, params, {`,
    `firstToken: params${needsParams(operation) ? "" : "?"}${access(pageToken, !needsParams(operation))},`,
    `send: (token, signal) => ${method}({ ...params, ${propertyKey(pageToken)}: token }, { signal }),`,
    `nextToken: (page) => page${accessAt(nextPageToken)},`,
    "});",
    "}\n\n",
  );
}

/** `.name`, or what stands for it behind a question mark. */
const access = (name: string, isOptional: boolean): string =>
  `${isOptional && propertyAccess(name).startsWith("[") ? "." : ""}${propertyAccess(name)}`;

/** `.meta?.next` for `meta.next`: any object on the way may be missing. */
const accessAt = (path: string): string => {
  const [first = "", ...rest] = path.split(".");
  return propertyAccess(first) + rest.map((name) => `?${access(name, true)}`).join("");
};

/** A hook of each kind: the base call of TanStack Query, and the types of its options and result. */
const KINDS = {
  use: { call: "useQuery", options: "QueryHookOptions", result: "UseQueryResult", about: "" },
  useSuspense: {
    call: "useSuspenseQuery",
    options: "SuspenseHookOptions",
    result: "UseSuspenseQueryResult",
    about: "Suspends until there is data, and throws errors to the nearest error boundary.",
  },
  useInfinite: {
    call: "useInfiniteQuery",
    options: "InfiniteHookOptions",
    result: "UseInfiniteQueryResult",
    about: "Page after page: `fetchNextPage` asks for the next one, as long as `hasNextPage` says so.",
  },
} as const;

type Kind = keyof typeof KINDS;

const kindsOf = ({ list }: OperationModel): readonly Kind[] =>
  list ? ["use", "useSuspense", "useInfinite"] : ["use", "useSuspense"];

function emitHooksFile(resource: ResourceModel): string {
  const { operations } = resource;
  const kinds = [...new Set(operations.flatMap(kindsOf))];
  const options = operations.flatMap(({ hooks, list }) =>
    list ? [hooks.options, hooks.infiniteOptions] : [hooks.options],
  );
  const lists = kinds.includes("useInfinite");
  return joinLines(
    HEADER,
    '"use client";\n\n',
    emitClientImports(operations),
    `import { ${[...(lists ? ["type InfiniteData"] : []), ...kinds.flatMap((kind) => [KINDS[kind].call, `type ${KINDS[kind].result}`])].join(", ")} } from "@tanstack/react-query";`,
    `import type { ${kinds.map((kind) => KINDS[kind].options).join(", ")} } from "../../hook-options.ts";`,
    ...(lists ? ['import type { PageParam } from "../../list-query.ts";'] : []),
    'import { useCovalClient } from "../../provider.tsx";',
    `import { ${options.join(", ")} } from ${JSON.stringify(`../options/${fileOf(resource)}`)};\n\n`,
    ...operations.flatMap((operation) => kindsOf(operation).map((kind) => emitHook(operation, kind))),
  );
}

function emitHook(operation: OperationModel, kind: Kind): string {
  const { hooks: names } = operation;
  const { page, params, generic } = partsOf(operation);
  const { call, options, result, about } = KINDS[kind];
  const factory = kind === "useInfinite" ? names.infiniteOptions : names.options;
  const data = kind === "useInfinite" ? `InfiniteData<${page}, PageParam>` : page;
  const generics = [generic, `Data = ${data}`].filter(Boolean).join(", ");
  return joinLines(
    describe(operation, about),
    `export function ${names[kind]}<${generics}>(${params}, options?: ${options}<${page}, Data>): ${result}<Data> {`,
    `return ${call}({ ...options, ...${factory}(useCovalClient(), params) });`,
    "}\n\n",
  );
}

function describe({ summary, description, method, path, deprecated }: OperationModel, about: string): string {
  return tsdoc(
    sentence(summary),
    description,
    about,
    `\`${method} ${path}\``,
    deprecated ? "@deprecated" : undefined,
  );
}

function emitClientImports(operations: readonly OperationModel[], ...more: readonly string[]): string {
  const names = new Set([...more, ...operations.flatMap((operation) => partsOf(operation).imports)]);
  return `import type { ${[...names].join(", ")} } from "@covalkit/client";`;
}
