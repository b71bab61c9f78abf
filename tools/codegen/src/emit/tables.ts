import { type Model, type OperationModel, resolve, standardParameters } from "../model.ts";
import { propertyKey } from "../names.ts";
import { AIP, type Document, type Schema } from "../openapi.ts";
import { constant, HEADER, joinLines, tsdoc } from "./source.ts";

/** The operation table: what the packages need at run time, without a word of prose. */
export function emitOperations(model: Model): string {
  const tables = model.operations.map(
    (operation) =>
      tsdoc(`\`${operation.method} ${operation.path}\``) +
      constant(operation.constant, tableOf(operation, model)),
  );
  const entries = model.operations.map(({ operationId, constant }) => ({
    key: propertyKey(operationId),
    constant,
  }));
  return joinLines(
    HEADER,
    "\n",
    tsdoc("The API's address."),
    constant("server", model.server ?? ""),
    tsdoc("The header that carries the API key."),
    constant("security", securityOf(model)),
    ...tables,
    tsdoc("Every operation, by its operation id."),
    "export const operations: {",
    ...entries.map(({ key, constant }) => `readonly ${key}: typeof ${constant};`),
    "} = {",
    ...entries.map(({ key, constant }) => `${key}: ${constant},`),
    "};",
  );
}

function securityOf({ security }: Model): object | null {
  return security ? { header: security.name, prefix: "" } : null;
}

function tableOf(operation: OperationModel, { document }: Model): object {
  const { operationId, resource, action, method, path, list } = operation;
  const names = standardParameters(operation);
  const filter = operation.parameters.find((parameter) => parameter["x-filter"])?.["x-filter"];
  const parameters = Object.fromEntries(
    operation.parameters.map(({ name, in: place, required, schema }) => [
      name,
      { in: place, ...(required && { required }), schema: withoutProse(schema) },
    ]),
  );
  return {
    operationId,
    resource,
    action,
    method,
    path,
    parameters,
    ...(list && {
      list: {
        ...list,
        pageSize: names.pageSize,
        pageToken: names.pageToken,
        nextPageToken: AIP.nextPageToken,
      },
    }),
    ...(filter && { filter: { parameter: names.filter, fields: fieldsOf(filter.fields, document) } }),
    ...(list && names.orderBy && { orderBy: names.orderBy }),
  };
}

function fieldsOf(fields: Readonly<Record<string, Schema>>, document: Document): object {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, withoutProse(resolve(document, field))]),
  );
}

/** The keywords of prose, and extensions, are not for run time. */
const PROSE = new Set(["title", "description", "example", "examples"]);

function withoutProse(schema: Schema): object {
  const keywords = Object.entries(schema).filter(([name]) => !PROSE.has(name) && !name.startsWith("x-"));
  return Object.fromEntries(keywords);
}

/** The prose of each operation and its parameters, apart from what a browser loads. */
export function emitHelp({ operations, document }: Model): string {
  const help = Object.fromEntries(
    operations.map(({ operationId, summary, description, parameters, tag }) => [
      operationId,
      {
        summary,
        description,
        resource: document.tags?.find(({ name }) => name === tag)?.description ?? "",
        parameters: Object.fromEntries(
          parameters.map(({ name, description }) => [name, (description ?? "").trim()]),
        ),
        examples: Object.fromEntries(
          parameters.map(({ name, example, examples }) => [name, listExamples(example, examples)]),
        ),
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

function listExamples(
  example: unknown,
  examples: Readonly<Record<string, { summary?: string; value?: unknown }>> = {},
): object[] {
  const named = Object.values(examples).map(({ summary, value }) => ({ ...(summary && { summary }), value }));
  return example === undefined ? named : [{ value: example }, ...named];
}

/** Each operation's responses, with their examples. */
export function emitResponses(model: Model): string {
  const responses = Object.fromEntries(
    model.operations.map(({ operationId, responses }) => [
      operationId,
      Object.fromEntries(
        Object.entries(responses).map(([status, { description = "", headers = {}, content }]) => {
          const body = content?.["application/json"];
          const examples = Object.entries(body?.examples ?? {}).map(([name, { value }]) => [name, value]);
          return [
            status,
            {
              description,
              headers: Object.fromEntries(
                Object.entries(headers).map(([name, { example }]) => [name, String(example ?? "")]),
              ),
              ...(body?.schema && { schema: body.schema }),
              examples:
                body?.example === undefined ? Object.fromEntries(examples) : { default: body.example },
            },
          ];
        }),
      ),
    ]),
  );
  const others = model.untyped.map(({ method, path }) => ({ method: method.toUpperCase(), path }));
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
export function emitSchemas({ operations, document }: Model): string {
  const bodies = Object.fromEntries(
    operations.flatMap(({ operationId, responses }) => {
      const schema = responses["200"]?.content?.["application/json"]?.schema;
      return schema ? [[operationId, schema]] : [];
    }),
  );
  return joinLines(
    HEADER,
    "\n",
    'import type { Schema } from "../operation.ts";\n\n',
    tsdoc("The schema of each operation's successful body, by its operation id."),
    constant("bodies", bodies, "Readonly<Record<string, Schema>>"),
    tsdoc("The document's component schemas, by name; they refer to each other as `#/components/schemas/…`."),
    constant("schemas", document.components?.schemas ?? {}, "Readonly<Record<string, Schema>>"),
  );
}
