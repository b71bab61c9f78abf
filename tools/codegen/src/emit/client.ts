import { kebabCase } from "../../../../spec/src/interpret/words.ts";
import type { Model, OperationModel, ResourceModel, TypeModel } from "../model.ts";
import type { Schema } from "../openapi.ts";
import { emitParams, needsParams, paramsType } from "./params.ts";
import { declareResults } from "./result-types.ts";
import { HEADER, joinLines, sentence, tsdoc } from "./source.ts";

/** The client's generated files, by path: a file for each resource, the schemas they use, and one that joins them. */
export function emitClient(model: Model): Record<string, string> {
  const files: Record<string, string> = {
    "index.ts": emitIndex(model.resources),
    "schemas.ts": emitTypes(model.types),
  };
  for (const resource of model.resources) files[fileOf(resource)] = emitResource(resource);
  return files;
}

const fileOf = ({ name }: ResourceModel): string => `resources/${kebabCase(name)}.ts`;

function emitIndex(resources: readonly ResourceModel[]): string {
  const module = (resource: ResourceModel) => JSON.stringify(`./${fileOf(resource)}`);
  return joinLines(
    HEADER,
    "\n",
    'import type { Core } from "../core.ts";',
    ...resources.map((each) => `import { ${each.create}, type ${each.type} } from ${module(each)};`),
    "\n",
    ...resources.map((each) => `export * from ${module(each)};`),
    'export * from "./schemas.ts";\n\n',
    tsdoc("The API's resources, each with its operations as methods."),
    ...(resources.length > 0
      ? [
          "export interface Resources {",
          ...resources.map(
            ({ name, type, description }) => `${tsdoc(description)}readonly ${name}: ${type};`,
          ),
          "}\n\n",
        ]
      : ["export type Resources = {};\n\n"]),
    tsdoc("Binds every resource to `core`."),
    `export function createResources(${resources.length > 0 ? "core" : "_core"}: Core): Resources {`,
    `return { ${resources.map(({ name, create }) => `${name}: ${create}(core)`).join(", ")} };`,
    "}",
  );
}

/** The component schemas that a successful response is made of, under their own names. */
function emitTypes(types: readonly TypeModel[]): string {
  return joinLines(
    HEADER,
    "\n",
    ...(types.length > 0
      ? [
          'import type { components } from "@covalkit/spec";\n\n',
          'type SchemaOf<Name extends keyof components["schemas"]> = components["schemas"][Name];\n\n',
        ]
      : ["export {};"]),
    ...types.map((type) => tsdoc(type.schema.description) + declareType(type)),
  );
}

/** An object's type is an interface: editors show its name, where they would write out what an alias stands for. */
function declareType({ name, component, schema }: TypeModel): string {
  const type = `SchemaOf<${JSON.stringify(component)}>`;
  return isInterface(schema)
    ? `export interface ${name} extends ${type} {}\n\n`
    : `export type ${name} = ${type};\n\n`;
}

/** No interface can extend a union, or an object whose properties are not what its other ones must be. */
const isInterface = ({
  type,
  oneOf,
  anyOf,
  enum: values,
  properties,
  additionalProperties,
}: Schema): boolean =>
  type === "object" &&
  !oneOf &&
  !anyOf &&
  !values &&
  !(properties && typeof additionalProperties === "object");

function emitResource({ name, type, create, operations }: ResourceModel): string {
  const body = joinLines(
    ...operations.flatMap((operation) => [emitParams(operation), declareResults(operation)]),
    tsdoc(`The methods of \`${name}\`.`),
    `export interface ${type} {`,
    ...operations.map(emitSignature),
    "}\n\n",
    tsdoc(`Binds the methods of \`${name}\` to \`core\`.`),
    `export function ${create}(core: Core): ${type} {`,
    `return { ${operations.map(emitMethod).join("\n")} };`,
    "}\n\n",
    ...operations.map(emitFilter),
  );
  return joinLines(HEADER, "\n", emitImports(body, operations), "\n", body);
}

/** How an import says that a name is a type. */
const TYPE = "type ";

function emitImports(body: string, operations: readonly OperationModel[]): string {
  const from = (module: string, ...names: readonly (string | false)[]) => {
    const used = [...new Set(names)].filter((name) => name !== false);
    if (used.length === 0) return undefined;
    // Nothing of a module is loaded of which only types are used; the linter asks for it.
    if (used.every((name) => name.startsWith(TYPE)))
      return `import type { ${used.map((name) => name.slice(TYPE.length)).join(", ")} } from "${module}";`;
    return `import { ${used.join(", ")} } from "${module}";`;
  };
  const [filters, lists, calls] = [
    operations.some(({ filter }) => filter),
    operations.some(({ list }) => list),
    operations.some(({ list }) => !list),
  ];
  return [
    from(
      "@covalkit/filter",
      ...(filters ? ["createFilter", "type FilterBuilder", "type FilterArgument"] : []),
    ),
    from(
      "@covalkit/spec",
      // Prose is the only other place where it could stand, and there it is no type.
      withoutComments(body).includes("OperationTypes[") && "type OperationTypes",
      ...operations.map(({ constant }) => constant),
    ),
    from("../../core.ts", "type Core"),
    from("../../request/send.ts", calls && "type RequestOptions"),
    from("../../walk/list-options.ts", lists && "type ListOptions"),
    from("../../walk/listing.ts", lists && "type Listing"),
    from("../../walk/resume.ts", lists && "type Resume"),
    from("../schemas.ts", ...operations.flatMap(schemaTypes).map((name) => `type ${name}`)),
  ]
    .filter((line) => line !== undefined)
    .join("\n");
}

const withoutComments = (source: string): string => source.replace(/\/\*\*[\s\S]*?\*\//g, "");

/** The types of component schemas that an operation's method names. */
const schemaTypes = ({ success, response, item, declared }: OperationModel): string[] =>
  success.result === "json" ? [response, ...(item ? [item] : [])].filter((name) => !declared.has(name)) : [];

function emitSignature(operation: OperationModel): string {
  const { action, method, path, summary, description, deprecated, list, item, response } = operation;
  const doc = tsdoc(
    sentence(summary),
    description,
    `\`${method} ${path}\``,
    deprecated ? "@deprecated" : undefined,
  );
  const optional = needsParams(operation) ? "" : "?";
  const { type, generic } = paramsType(operation);
  if (!list)
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

function emitFilter({ constant, operationId, filterName }: OperationModel): string {
  if (filterName === undefined) return "";
  return joinLines(
    tsdoc(`Builds filters for \`${operationId}\` whose fields and values are checked by the compiler.`),
    `export const ${filterName}: FilterBuilder<typeof ${constant}.filter.fields> =`,
    // A function of its own: reading a property counts as an effect, and would keep the builder in every bundle.
    `/* @__PURE__ */ (() => createFilter(${constant}.filter.fields))();\n\n`,
  );
}
