import { listConversations } from "@covalkit/spec";
import { responses } from "@covalkit/spec/responses";

const documented = Object.entries(responses[listConversations.operationId] ?? {});

type Page = { readonly conversations: readonly Readonly<Record<string, unknown>>[] };

/** Every documented success: the example's name and its body. */
export const pageExamples = Object.entries(
  documented.find(([status]) => status === "200")?.[1].examples ?? {},
) as [string, Page][];

/** Every documented error: the status, the example's name and its body. */
export const errorExamples: [number, string, { error: { code: string; message: string } }][] = documented
  .filter(([status]) => status !== "200")
  .flatMap(([status, { examples }]) =>
    Object.entries(examples).map(([name, body]) => [Number(status), name, body] as never),
  );

/** Queries that break the document, with what they break. */
export const violations: [string, Record<string, string>][] = Object.entries(
  listConversations.parameters,
).flatMap(([name, { schema }]) => {
  const broken: [string, Record<string, string>][] = [];
  if ("minimum" in schema) broken.push([`${name} below its minimum`, { [name]: String(schema.minimum - 1) }]);
  if ("maximum" in schema) broken.push([`${name} above its maximum`, { [name]: String(schema.maximum + 1) }]);
  if (schema.type === "integer") broken.push([`${name} that is no integer`, { [name]: "many" }]);
  if ("enum" in schema) broken.push([`${name} outside its enum`, { [name]: "no_such_value" }]);
  return broken;
});
