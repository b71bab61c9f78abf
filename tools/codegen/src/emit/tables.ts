import { partsOf } from "../model/schema-parts.ts";
import type { Model, OperationModel, ParameterModel } from "../model.ts";
import { propertyKey } from "../names.ts";
import type { Schema } from "../openapi.ts";
import { constant, HEADER, joinLines, tsdoc } from "./source.ts";

/** The operation table: what the packages need at run time, without a word of prose. */
export function emitOperations({ operations, security, server }: Model): string {
  const tables = operations.map(
    (operation) =>
      tsdoc(`\`${operation.method} ${operation.path}\``) +
      constant(operation.constant, tableOf(operation, security !== null)),
  );
  const entries = operations.map(({ operationId, constant }) => ({
    key: propertyKey(operationId),
    constant,
  }));
  return joinLines(
    HEADER,
    "\n",
    'import type { Security } from "../operation.ts";\n\n',
    tsdoc("The API's address."),
    constant("server", server),
    tsdoc("The header that carries the API key; null where the API takes none."),
    // Whichever document it comes from, programs are written for both.
    constant("security", security, "Security | null"),
    ...tables,
    tsdoc("Every operation, by its operation id."),
    "export const operations: {",
    ...entries.map(({ key, constant }) => `readonly ${key}: typeof ${constant};`),
    "} = {",
    ...entries.map(({ key, constant }) => `${key}: ${constant},`),
    "};",
  );
}

function tableOf(operation: OperationModel, takesKey: boolean): object {
  const { operationId, resource, action, method, path, deprecated, key, success, list, filter, orderBy } =
    operation;
  return {
    operationId,
    resource,
    action,
    method,
    path,
    ...(deprecated && { deprecated }),
    ...(takesKey && !key && { anonymous: true }),
    ...(success.result !== "json" && { result: success.result }),
    parameters: Object.fromEntries(operation.parameters.map((each) => [each.name, parameterOf(each)])),
    ...(list && { list: list.table }),
    ...(filter && { filter: { parameter: filter.name, ...filter.filter } }),
    ...(orderBy && { orderBy }),
  };
}

function parameterOf({ in: place, required, deprecated, style, explode, schema }: ParameterModel): object {
  return {
    in: place,
    ...(required && { required }),
    ...(deprecated && { deprecated }),
    style,
    explode,
    schema: withoutProse(schema),
  };
}

/** Words, and extensions, are not for run time. */
function withoutProse(schema: Schema): Schema {
  const keywords = Object.entries(schema).filter(
    ([name]) => name !== "description" && !name.startsWith("x-"),
  );
  return partsOf(Object.fromEntries(keywords)).rebuild(withoutProse);
}

/** The prose of each operation and its parameters, apart from what a browser loads. */
export function emitHelp({ operations, resources }: Model): string {
  const about = new Map(resources.map(({ name, description }) => [name, description ?? ""]));
  const help = Object.fromEntries(
    operations.map(({ operationId, summary, description, parameters, resource }) => [
      operationId,
      {
        summary,
        description,
        resource: about.get(resource),
        parameters: Object.fromEntries(parameters.map(({ name, description }) => [name, description])),
        examples: Object.fromEntries(parameters.map(({ name, examples }) => [name, examples])),
      },
    ]),
  );
  return joinLines(
    HEADER,
    "\n",
    'import type { OperationHelp } from "../operation.ts";\n\n',
    tsdoc("What people should know of each operation, by its operation id."),
    constant("help", help, "Readonly<Record<string, OperationHelp>>"),
  );
}

/** Each operation's responses, with their examples. */
export function emitResponses({ operations, untyped }: Model): string {
  const responses = Object.fromEntries(
    operations.map(({ operationId, responses }) => [
      operationId,
      Object.fromEntries(
        Object.entries(responses).map(
          ([status, { description, headers, result, mediaType, schema, examples }]) => [
            status,
            {
              description,
              headers,
              schema,
              ...(result !== "json" && { contentType: mediaType }),
              examples,
            },
          ],
        ),
      ),
    ]),
  );
  const others = untyped.map(({ method, path }) => ({ method: method.toUpperCase(), path }));
  return joinLines(
    HEADER,
    "\n",
    'import type { OtherOperation, Responses } from "../operation.ts";\n\n',
    tsdoc("Each operation's responses, by status code."),
    constant("responses", responses, "Readonly<Record<string, Responses>>"),
    tsdoc("The operations of the document that have no table."),
    constant("otherOperations", others, "readonly OtherOperation[]"),
  );
}

/** What bodies are held against: the component schemas, and of each operation what a success is. */
export function emitSchemas({ operations, schemas }: Model): string {
  const bodies = Object.fromEntries(
    operations.flatMap(({ operationId, success: { result, schema } }) =>
      result === "json" && schema ? [[operationId, schema]] : [],
    ),
  );
  return joinLines(
    HEADER,
    "\n",
    'import type { Schema } from "../operation.ts";\n\n',
    tsdoc("The schema of each operation's successful body, by its operation id."),
    constant("bodies", bodies, "Readonly<Record<string, Schema>>"),
    tsdoc(
      "The component schemas that responses are made of, by name; they refer to each other as `#/components/schemas/…`.",
    ),
    constant("schemas", Object.fromEntries(schemas), "Readonly<Record<string, Schema>>"),
  );
}
