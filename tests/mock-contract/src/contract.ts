import { type Operation, operations, type Schema } from "@covalkit/spec";
import { responses } from "@covalkit/spec/responses";
import { schemas } from "@covalkit/spec/schemas";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { Answer } from "./ask.ts";

/**
 * What Prism is known to miss: a status that the operation does not declare, a field that the schema does not, a
 * header that the response requires. The schemas are the document's own, closed wherever they do not open themselves.
 */
export function breaches(operation: Operation, { status, headers, body }: Answer): string[] {
  const response = responses[operation.operationId]?.[status];
  if (!response) return [`${operation.operationId} declares no ${status}`];
  const missing = Object.keys(response.headers).filter((name) => !headers.has(name));
  const validate = validators.get(`${operation.operationId} ${status}`);
  const valid = validate ? validate(body) : body === "";
  return [
    ...missing.map((name) => `${status} lacks ${name}`),
    ...(headers.has("x-request-id") ? [] : [`${status} lacks x-request-id`]),
    ...(valid
      ? []
      : (validate?.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)),
    ...(valid || validate ? [] : [`${status} declares no body`]),
  ];
}

const ajv = new Ajv2020({ allErrors: true, strictTypes: false, keywords: ["x-lifecycle"] });
// The package's types say a namespace where its default export is a function.
(formats as unknown as (ajv: Ajv2020) => void)(ajv);
for (const [name, schema] of Object.entries(schemas))
  ajv.addSchema(closed(schema), `#/components/schemas/${name}`);

const validators = new Map(
  Object.values<Operation>(operations).flatMap(({ operationId }) =>
    Object.entries(responses[operationId] ?? {}).flatMap(([status, { schema }]) =>
      schema ? [[`${operationId} ${status}`, ajv.compile(closed(schema))] as const] : [],
    ),
  ),
);

function closed(schema: Schema): Schema {
  const { properties, items, additionalProperties } = schema;
  return {
    ...schema,
    ...(items && { items: closed(items) }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, closed(each)])),
      additionalProperties: additionalProperties ?? false,
    }),
  };
}
