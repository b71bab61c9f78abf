import type { Document, Operation, SecurityRequirement, SecurityScheme } from "../openapi.ts";
import { below } from "../pointer.ts";
import { SpecError } from "../spec-error.ts";
import { follow } from "./references.ts";

/** The header that carries the API key, and what stands before the key in it. */
export interface Security {
  readonly header: string;
  readonly prefix: string;
}

const WRITE = "Write a scheme of type apiKey in a header, or of type http with the scheme bearer";

/** The key that an operation takes; `undefined` where it takes none. Of several ways in, the first that we can go. */
export function securityOf(document: Document, operation: Operation, at: string): Security | undefined {
  return operation.security === undefined
    ? documentKey(document)
    : keyOf(document, operation.security, below(at, "security"));
}

function keyOf(
  document: Document,
  ways: readonly SecurityRequirement[] = [],
  place: string,
): Security | undefined {
  if (ways.length === 0) return undefined;
  const found = ways.map((way, index) => readWay(document, way, below(place, index)));
  const key = found.find((each) => typeof each === "object");
  if (key) return key;
  // Only a way in that needs nothing is left.
  if (found.includes("open")) return undefined;
  throw new SpecError(
    `${found.filter((each) => typeof each === "string").join(" ")} ${WRITE}.`,
    below(place, 0),
  );
}

/** The key that operations take which do not say otherwise. */
export const documentKey = (document: Document): Security | undefined =>
  keyOf(document, document.security, "#/security");

/** The key that one way in takes, `"open"` where it takes nothing, or why it cannot be gone. */
function readWay(document: Document, way: SecurityRequirement, at: string): Security | string {
  const [name, ...more] = Object.keys(way);
  if (name === undefined) return "open";
  if (more.length > 0)
    return `Only one scheme can be sent, and ${[name, ...more].join(" and ")} are required together.`;
  const declared = document.components?.securitySchemes ?? {};
  const scheme = Object.hasOwn(declared, name) ? declared[name] : undefined;
  if (!scheme) throw new SpecError(`The security scheme "${name}" is not in components/securitySchemes.`, at);
  const { node } = follow<SecurityScheme>(document, scheme, below("#/components/securitySchemes", name));
  if (node.type === "apiKey" && node.in === "header" && node.name) return { header: node.name, prefix: "" };
  if (node.type === "http" && node.scheme?.toLowerCase() === "bearer") {
    return { header: "Authorization", prefix: "Bearer " };
  }
  const what = [node.type, node.type === "apiKey" ? `in ${node.in}` : node.scheme].filter(Boolean).join(" ");
  return `The scheme "${name}" (${what}) is not one that can be sent.`;
}

/** The one key of an API. @throws {SpecError} where its operations take different ones. */
export function commonSecurity(
  operations: readonly {
    readonly operationId: string;
    readonly at: string;
    readonly key: Security | undefined;
  }[],
): Security | null {
  const [first, ...rest] = operations.filter(({ key }) => key !== undefined);
  if (!first?.key) return null;
  const { header, prefix } = first.key;
  const other = rest.find(({ key }) => key?.header !== header || key.prefix !== prefix);
  if (other) {
    throw new SpecError(
      `${first.operationId} and ${other.operationId} send their key in different ways: a client sends one key in one way.`,
      below(other.at, "security"),
    );
  }
  return first.key;
}
