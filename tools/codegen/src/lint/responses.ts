import type { Location, UserContext } from "@redocly/openapi-core";
import type { Operation, Response } from "../openapi.ts";
import { isJson, successesOf } from "./operations.ts";
import { entriesOf, type Found, resolve } from "./resolve.ts";

/** Checks the responses of a generated operation for what no reader reads; `checkSchema` looks into their bodies. */
export function checkResponses(
  operation: Found<Operation>,
  context: UserContext,
  checkSchema: (node: unknown, location: Location) => void,
): void {
  const { node, location } = operation;
  const [success, ...others] = successesOf(operation, context);
  const named = `${node.operationId ?? "This operation"}`;
  if (!success) {
    const message = `${named} has no success. Say what it answers when all is well, under "200" or another 2xx status.`;
    context.report({ message, location: location.child("responses").key() });
  }
  for (const other of others) {
    const message = `${named} has two successes, ${success?.status} and ${other.status}, and one is read. Keep one: a \`oneOf\` in its schema holds two bodies.`;
    context.report({ message, location: other.location.key() });
  }
  if (success?.response) checkContent(success.response, context);
  for (const [status, each] of entriesOf(node.responses)) {
    const response = resolve<Response>(each, location.child(["responses", status]), context);
    if (!response) continue;
    const json = entriesOf(response.node.content).filter(([type]) => isJson(type));
    for (const [index, [type, media]] of json.entries()) {
      const at = response.location.child(["content", type]);
      if (index === 0) checkSchema(media?.schema, at.child("schema"));
      else
        context.report({
          message: `${status} holds JSON twice, and one is read. Keep one.`,
          location: at.key(),
        });
    }
  }
}

/** What a success holds must be one thing: JSON, one text, or one file. */
function checkContent({ node, location }: Found<Response>, context: UserContext): void {
  const types = entriesOf(node.content).map(([type]) => type);
  if (types.some(isJson)) return;
  const [type, second] = types;
  if (type === undefined) return;
  const report = (message: string, of: string) =>
    context.report({ message, location: location.child(["content", of]).key() });
  if (second !== undefined) {
    const message = `A success of several media types is read only where one is JSON, not as ${types.join(" or ")}. Keep one, or add application/json.`;
    report(message, second);
  } else if (/^text\/event-stream\b/i.test(type)) {
    report(
      "Nothing reads a stream of events. Describe the response as JSON, or leave the operation out.",
      type,
    );
  } else if (type.includes("*")) {
    report(`"${type}" does not say what the body is. Name one media type, such as application/json.`, type);
  }
}
