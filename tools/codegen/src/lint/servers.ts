import type { UserContext } from "@redocly/openapi-core";
import type { Document } from "../openapi.ts";
import type { GeneratedOperation } from "./operations.ts";
import { elementsOf, entriesOf, type Found, isObject } from "./resolve.ts";

/** Checks that the document has one address, which is whole, and no operation another. */
export function checkServers(
  { node, location }: Found<Document>,
  operations: readonly GeneratedOperation[],
  context: UserContext,
): void {
  const [server] = elementsOf(node.servers);
  const at = location.child(["servers", 0]);
  if (isObject(server) && typeof server.url === "string") {
    const missing = entriesOf(server.variables).filter(([, variable]) => variable?.default === undefined);
    for (const [name] of missing) {
      const message = `The server's variable "${name}" has no default. Write \`default\`: it is what goes out.`;
      context.report({ message, location: at.child(["variables", name]) });
    }
    const url = server.url.replace(
      /\{([^}]*)\}/g,
      (_, name: string) => server.variables?.[name]?.default ?? "x",
    );
    if (missing.length === 0 && !/^https?:\/\/[^/?#]+[^?#]*$/i.test(url)) {
      const message = `"${url}" is no whole address. Write one that begins with https:// and a host, as in https://api.example.com/v1.`;
      context.report({ message, location: at.child("url") });
    }
  }
  for (const part of new Set(operations.flatMap(({ pathItem, operation }) => [pathItem, operation]))) {
    if (part.node.servers === undefined) continue;
    const message =
      "Nothing reads servers here: a client has one address. Leave them to the document's `servers`.";
    context.report({ message, location: part.location.child("servers").key() });
  }
}
