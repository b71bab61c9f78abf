import { type Model, type OperationModel, resolve, schemaName } from "../model.ts";
import { camelCase, kebabCase, pascalCase, singular } from "../names.ts";
import type { Schema } from "../openapi.ts";
import { emitParams, needsParams, paramsType } from "./params.ts";
import { type ResultTypes, resultTypes } from "./result-types.ts";
import { HEADER, joinLines, tsdoc } from "./source.ts";

/** The client's generated files, by path: a file for each resource, the schemas they use, and one that joins them. */
export function emitClient(model: Model): Record<string, string> {
  const resources = groupByResource(model.operations);
  const files: Record<string, string> = {
    "index.ts": emitIndex([...resources.keys()], model),
    "schemas.ts": emitSchemas(model),
  };
  for (const [resource, operations] of resources) {
    files[`resources/${kebabCase(resource)}.ts`] = emitResource(resource, operations);
  }
  return files;
}

function groupByResource(operations: readonly OperationModel[]): Map<string, OperationModel[]> {
  const groups = new Map<string, OperationModel[]>();
  for (const operation of operations) {
    groups.set(operation.resource, [...(groups.get(operation.resource) ?? []), operation]);
  }
  return groups;
}

const resourceType = (resource: string): string => `${pascalCase(resource)}Resource`;
const creator = (resource: string): string => `create${resourceType(resource)}`;
const resourceDoc = (resource: string, { document, operations }: Model): string => {
  const tag = operations.find((operation) => operation.resource === resource)?.tag;
  return tsdoc(document.tags?.find(({ name }) => name === tag)?.description);
};

function emitIndex(resources: readonly string[], model: Model): string {
  const module = (resource: string) => `"./resources/${kebabCase(resource)}.ts"`;
  return joinLines(
    HEADER,
    "\n",
    'import type { Core } from "../core.ts";',
    ...resources.map(
      (name) => `import { ${creator(name)}, type ${resourceType(name)} } from ${module(name)};`,
    ),
    "\n",
    ...resources.map((name) => `export * from ${module(name)};`),
    'export * from "./schemas.ts";\n\n',
    tsdoc("The API's resources, each with its operations as methods."),
    ...(resources.length > 0
      ? [
          "export interface Resources {",
          ...resources.map((name) => `${resourceDoc(name, model)}readonly ${name}: ${resourceType(name)};`),
          "}\n\n",
        ]
      : ["export type Resources = {};\n\n"]),
    tsdoc("Binds every resource to `core`."),
    `export function createResources(${resources.length > 0 ? "core" : "_core"}: Core): Resources {`,
    `return { ${resources.map((name) => `${name}: ${creator(name)}(core)`).join(", ")} };`,
    "}",
  );
}

/** The component schemas that a successful response is made of, under their own names. */
function emitSchemas({ document, operations }: Model): string {
  const names = new Set<string>();
  const collect = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const name = schemaName(node as Schema);
    if (name && names.has(name)) return;
    if (name) names.add(name);
    Object.values(resolve(document, node)).forEach(collect);
  };
  for (const { responses } of operations) collect(responses["200"]?.content?.["application/json"]?.schema);
  return joinLines(
    HEADER,
    "\n",
    ...(names.size > 0
      ? [
          'import type { components } from "@covalkit/spec";\n\n',
          'type SchemaOf<Name extends keyof components["schemas"]> = components["schemas"][Name];\n\n',
        ]
      : ["export {};"]),
    ...[...names].map(
      (name) =>
        tsdoc(document.components?.schemas?.[name]?.description) +
        declareSchema(name, document.components?.schemas?.[name]),
    ),
  );
}

/** An object's type is an interface: editors show its name, where they would write out what an alias stands for. */
function declareSchema(name: string, schema: Schema | undefined): string {
  const type = `SchemaOf<${JSON.stringify(name)}>`;
  const isUnion = schema?.oneOf !== undefined || schema?.anyOf !== undefined;
  return schema?.type === "object" && !isUnion
    ? `export interface ${pascalCase(name)} extends ${type} {}\n\n`
    : `export type ${pascalCase(name)} = ${type};\n\n`;
}

function emitResource(resource: string, operations: readonly OperationModel[]): string {
  const results = new Map(operations.map((operation) => [operation, resultTypes(operation)]));
  const filters = operations.filter(({ parameters }) =>
    parameters.some((parameter) => parameter["x-filter"]),
  );
  const body = joinLines(
    ...operations.flatMap((operation) => [
      emitParams(operation, resource),
      results.get(operation)?.declarations ?? "",
    ]),
    tsdoc(`The methods of \`${resource}\`.`),
    `export interface ${resourceType(resource)} {`,
    ...operations.map((operation) =>
      emitSignature(operation, results.get(operation) ?? resultTypes(operation)),
    ),
    "}\n\n",
    tsdoc(`Binds the methods of \`${resource}\` to \`core\`.`),
    `export function ${creator(resource)}(core: Core): ${resourceType(resource)} {`,
    `return { ${operations.map(emitMethod).join("\n")} };`,
    "}\n\n",
    ...filters.map(emitFilter),
  );
  return joinLines(HEADER, "\n", emitImports(body, operations, [...results.values()]), "\n", body);
}

function emitImports(
  body: string,
  operations: readonly OperationModel[],
  results: readonly ResultTypes[],
): string {
  const words = new Set(body.match(/[\w$]+/g));
  const from = (module: string, names: readonly string[]) => {
    const used = [...new Set(names)].filter((name) => words.has(name.replace(/^type /, "")));
    if (used.length === 0) return undefined;
    // The linter asks for it: nothing of such a module is loaded.
    if (used.every((name) => name.startsWith("type ")))
      return `import type { ${used.map((name) => name.slice("type ".length)).join(", ")} } from "${module}";`;
    return `import { ${used.join(", ")} } from "${module}";`;
  };
  return [
    from("@covalkit/filter", ["createFilter", "type FilterBuilder", "type FilterArgument"]),
    from("@covalkit/spec", [
      "type components",
      "type OperationTypes",
      ...operations.map(({ constant }) => constant),
    ]),
    from("../../core.ts", ["type Core", "type RequestOptions"]),
    from("../../listing.ts", ["type Listing", "type ListOptions"]),
    from("../../walk/resume.ts", ["type Resume"]),
    from(
      "../schemas.ts",
      results.flatMap(({ imports }) => imports).map((name) => `type ${name}`),
    ),
  ]
    .filter((line) => line !== undefined)
    .join("\n");
}

function emitSignature(operation: OperationModel, { item, response }: ResultTypes): string {
  const { operationId, action, method, path, summary, description, deprecated } = operation;
  const doc = tsdoc(
    `${summary}.`,
    description,
    `\`${method} ${path}\``,
    deprecated ? "@deprecated" : undefined,
  );
  const optional = needsParams(operation) ? "" : "?";
  const { type, generic } = paramsType(operationId, operation);
  if (!item)
    return `${doc}${action}${generic}(params${optional}: ${type}, options?: RequestOptions): Promise<${response}>;`;
  const listing = `Listing<${item}, ${response}>`;
  return joinLines(
    doc,
    `readonly ${action}: {`,
    `${generic}(params${optional}: ${type}, options?: ListOptions): ${listing};`,
    tsdoc(
      "Goes on where an earlier listing ended, from its `outcome.resume`.",
      "@throws {ResumeError} when it is of another operation or query, or the API no longer takes its token.",
    ),
    `resume(resume: Resume, options?: ListOptions): ${listing};`,
    "};",
  );
}

const emitMethod = ({ constant, action, list }: OperationModel): string =>
  `${action}: core.${list ? "list" : "call"}(${constant}),`;

function emitFilter({ constant, operationId, item, resource }: OperationModel): string {
  const noun = camelCase(schemaName(item) ?? singular(resource));
  return joinLines(
    tsdoc(`Builds filters for \`${operationId}\` whose fields and values are checked by the compiler.`),
    `export const ${noun}Filter: FilterBuilder<typeof ${constant}.filter.fields> =`,
    // A function of its own: reading a property counts as an effect, and would keep the builder in every bundle.
    `/* @__PURE__ */ (() => createFilter(${constant}.filter.fields))();\n\n`,
  );
}
