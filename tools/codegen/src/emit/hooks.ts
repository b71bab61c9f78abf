import type { Model, OperationModel } from "../model.ts";
import { camelCase, kebabCase, pascalCase } from "../names.ts";
import { AIP } from "../openapi.ts";
import { SpecError } from "../spec-error.ts";
import { needsParams, paramsType } from "./params.ts";
import { resultTypes } from "./result-types.ts";
import { HEADER, joinLines, tsdoc } from "./source.ts";

/**
 * The hooks' generated files, by path. Options and hooks are apart: a server may call options, and hooks are marked
 * as the browser's own.
 */
export function emitHooks({ operations }: Model): Record<string, string> {
  refuseClashes(operations);
  const files: Record<string, string> = {};
  const modules: string[] = [];
  for (const resource of new Set(operations.map(({ resource }) => resource))) {
    const group = operations.filter((operation) => operation.resource === resource);
    const name = kebabCase(resource);
    files[`options/${name}.ts`] = emitOptionsFile(group);
    files[`hooks/${name}.ts`] = emitHooksFile(name, group);
    modules.push(`./options/${name}.ts`, `./hooks/${name}.ts`);
  }
  const exports = modules.map((module) => `export * from "${module}";`);
  files["index.ts"] = joinLines(HEADER, "\n", ...(exports.length > 0 ? exports : ["export {};"]));
  return files;
}

/** What an operation's options and hooks are called, and what their signatures are made of. */
interface HookParts {
  readonly names: Readonly<
    Record<"options" | "infiniteOptions" | "use" | "useSuspense" | "useInfinite", string>
  >;
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
  const { operationId, resource, action } = operation;
  const { response } = resultTypes(operation);
  const { type, generic } = paramsType(operationId, operation);
  const [options, hook] = [camelCase(operationId), `use${pascalCase(operationId)}`];
  return {
    names: {
      options: `${options}Options`,
      infiniteOptions: `${options}InfiniteOptions`,
      use: hook,
      useSuspense: `${hook}Suspense`,
      useInfinite: `${hook}Infinite`,
    },
    // TanStack Query takes undefined for a mistake.
    page: response === "undefined" ? "null" : response,
    imports: [`${pascalCase(operationId)}Params`, ...(response === "undefined" ? [] : [response])],
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
      operation.list && emitInfiniteOptions(operation),
    ]),
  );
}

function emitOptions(operation: OperationModel): string {
  const { names, page, params, generic, method } = partsOf(operation);
  const call = `${method}(params, { signal })`;
  const send = page === "null" ? `${call}.then(() => null)` : call;
  return joinLines(
    describe(operation, "Options for `useQuery`, `prefetchQuery` and the like."),
    `export function ${names.options}${generic && `<${generic}>`}(client: CovalClient, ${params}): OperationQuery<${page}> {`,
    `return operationQuery(${JSON.stringify(operation.operationId)}, params, (signal) => ${send});`,
    "}\n\n",
  );
}

function emitInfiniteOptions(operation: OperationModel): string {
  const { names, page, params, generic, method } = partsOf(operation);
  return joinLines(
    describe(
      operation,
      "Options for `useInfiniteQuery`, `prefetchInfiniteQuery` and the like: page after page.",
    ),
    `export function ${names.infiniteOptions}${generic && `<${generic}>`}(client: CovalClient, ${params}): ListQuery<${page}> {`,
    `return listQuery(${JSON.stringify(operation.operationId)}, params, {`,
    `firstToken: params${needsParams(operation) ? "" : "?"}.${AIP.pageToken},`,
    `send: (token, signal) => ${method}({ ...params, ${AIP.pageToken}: token }, { signal }),`,
    `nextToken: (page) => page.${AIP.nextPageToken},`,
    "});",
    "}\n\n",
  );
}

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

function emitHooksFile(file: string, operations: readonly OperationModel[]): string {
  const kinds = [...new Set(operations.flatMap(kindsOf))];
  const options = operations.flatMap((operation) => {
    const { names } = partsOf(operation);
    return operation.list ? [names.options, names.infiniteOptions] : [names.options];
  });
  const lists = kinds.includes("useInfinite");
  return joinLines(
    HEADER,
    '"use client";\n\n',
    emitClientImports(operations),
    `import { ${[...(lists ? ["type InfiniteData"] : []), ...kinds.flatMap((kind) => [KINDS[kind].call, `type ${KINDS[kind].result}`])].join(", ")} } from "@tanstack/react-query";`,
    `import type { ${kinds.map((kind) => KINDS[kind].options).join(", ")} } from "../../hook-options.ts";`,
    ...(lists ? ['import type { PageParam } from "../../list-query.ts";'] : []),
    'import { useCovalClient } from "../../provider.tsx";',
    `import { ${options.join(", ")} } from "../options/${file}.ts";\n\n`,
    ...operations.flatMap((operation) => kindsOf(operation).map((kind) => emitHook(operation, kind))),
  );
}

function emitHook(operation: OperationModel, kind: Kind): string {
  const { names, page, params, generic } = partsOf(operation);
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
    `${summary}.`,
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

/** All options and hooks lie in one namespace; the client's methods do not. */
function refuseClashes(operations: readonly OperationModel[]): void {
  const seen = new Map<string, string>();
  for (const operation of operations) {
    const { names } = partsOf(operation);
    const own = [
      names.options,
      ...(operation.list ? [names.infiniteOptions] : []),
      ...kindsOf(operation).map((kind) => names[kind]),
    ];
    for (const name of own) {
      const other = seen.get(name);
      if (other)
        throw new SpecError(`${operation.operationId} and ${other} would both have ${name}; rename one.`);
      seen.set(name, operation.operationId);
    }
  }
}
