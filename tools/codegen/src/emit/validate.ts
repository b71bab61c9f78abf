import { type Model, resolve, schemaName } from "../model.ts";
import type { Schema } from "../openapi.ts";
import { constant, HEADER, joinLines, tsdoc } from "./source.ts";

/** Keywords that a value can break; `enum` and `const` are open at run time. */
const LIMITS = [
  "type",
  "format",
  "minimum",
  "maximum",
  "minLength",
  "maxLength",
  "pattern",
  "required",
] as const;

/** What the client's validation compares bodies with, by path: a file of plain data. */
export function emitValidate({ document, operations }: Model): Record<string, string> {
  const schemas: Record<string, object> = {};

  const reduce = (schema: Schema): object => {
    const name = schemaName(schema);
    if (name === undefined) return reduceResolved(resolve(document, schema));
    if (!Object.hasOwn(schemas, name)) {
      schemas[name] = {}; // a schema may refer to itself
      schemas[name] = reduceResolved(resolve(document, schema));
    }
    return { $ref: name };
  };

  const reduceResolved = (schema: Schema): object => {
    const { properties, items, additionalProperties } = schema;
    const limits = LIMITS.filter((keyword) => schema[keyword] !== undefined).map((keyword) => [
      keyword,
      schema[keyword],
    ]);
    return {
      ...Object.fromEntries(limits),
      ...(properties && { properties: reduceEach(properties) }),
      ...(isSchema(additionalProperties) && { additionalProperties: reduce(additionalProperties) }),
      ...(items && { items: reduce(items) }),
    };
  };

  const reduceEach = (properties: Readonly<Record<string, Schema>>): object =>
    Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, reduce(schema)]));

  const bodies: Record<string, object> = {};
  for (const { operationId, responses } of operations) {
    const schema = responses["200"]?.content?.["application/json"]?.schema;
    if (schema) bodies[operationId] = reduce(schema);
  }
  const type = "Readonly<Record<string, ValueSchema>>";
  return {
    "validate/bodies.ts": joinLines(
      HEADER,
      "\n",
      'import type { ValueSchema } from "../../validate/schema.ts";\n\n',
      tsdoc("The schema of each operation's successful body, by its operation id."),
      constant("bodies", bodies, type),
      tsdoc("The component schemas that they refer to, by name."),
      constant("schemas", schemas, type),
    ),
  };
}

const isSchema = (value: unknown): value is Schema => typeof value === "object" && value !== null;
