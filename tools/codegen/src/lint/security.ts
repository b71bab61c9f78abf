import type { Location, UserContext } from "@redocly/openapi-core";
import type { Document, SecurityRequirement, SecurityScheme } from "../openapi.ts";
import type { GeneratedOperation } from "./operations.ts";
import { elementsOf, entriesOf, type Found, resolveIn } from "./resolve.ts";

/** What one requirement asks of a request: no key, a key in one header, or what cannot be read. */
type Reading = "none" | { readonly header: string; readonly prefix: string } | { readonly refused: Refusal };

interface Refusal {
  readonly message: string;
  readonly location: Location;
}

/** Checks that every generated operation takes no key, or the one key of the document in its one header. */
export function checkSecurity(
  document: Found<Document>,
  operations: readonly GeneratedOperation[],
  context: UserContext,
): void {
  const told = new Set<string>();
  const report = ({ message, location }: Refusal): void => {
    const key = `${location.absolutePointer} ${message}`;
    if (!told.has(key)) context.report({ message, location });
    told.add(key);
  };
  const read = (requirements: readonly SecurityRequirement[] | undefined, location: Location): Reading[] =>
    elementsOf(requirements).map((each, index) =>
      readingOf(each, location.child(["security", index]), document, context),
    );
  const byDefault = read(document.node.security, document.location);
  let chosen = byDefault.find(isKey);
  for (const { operation } of operations) {
    const own = operation.node.security !== undefined;
    const readings = own ? read(operation.node.security, operation.location) : byDefault;
    const keys = readings.filter(isKey);
    chosen ??= keys[0];
    const [refusal] = readings.flatMap((each) =>
      typeof each === "object" && "refused" in each ? [each.refused] : [],
    );
    if (keys.length === 0) {
      if (refusal && !readings.includes("none")) report(refusal);
    } else if (!keys.some((key) => key.header === chosen?.header && key.prefix === chosen.prefix)) {
      const other = describe(chosen);
      const message = `${operation.node.operationId} takes its key in ${describe(keys[0])}, the others in ${other}; a client sends one. Let every operation take the same.`;
      report({ message, location: operation.location.child("security") });
    }
  }
}

type Key = Exclude<Reading, "none" | { readonly refused: Refusal }>;

const isKey = (reading: Reading): reading is Key => typeof reading === "object" && "header" in reading;

const describe = (key: Key | undefined): string =>
  `${key?.header}${key?.prefix ? ` (${key.prefix.trim()})` : ""}`;

function readingOf(
  requirement: SecurityRequirement,
  location: Location,
  document: Found<Document>,
  context: UserContext,
): Reading {
  const names = entriesOf(requirement).map(([name]) => name);
  const [name, second] = names;
  if (name === undefined) return "none";
  if (second !== undefined) {
    const message = `${names.join(" and ")} are asked for together; a client sends one key. Ask for one, or for either: each in an entry of its own.`;
    return { refused: { message, location } };
  }
  const scheme = resolveIn<SecurityScheme>(document, ["components", "securitySchemes", name], context);
  // Another rule reports a scheme that is not there.
  if (!scheme) return "none";
  const { type, in: place, name: header, scheme: http } = scheme.node;
  if (type === "apiKey" && place === "header" && header !== undefined) return { header, prefix: "" };
  if (type === "http" && http?.toLowerCase() === "bearer")
    return { header: "Authorization", prefix: "Bearer " };
  const [keyword, value, instead] =
    type === "apiKey"
      ? ["in", place, "Write `in: header`."]
      : type === "http"
        ? ["scheme", http, "Write `scheme: bearer`, or `type: apiKey` with `in: header`."]
        : [
            "type",
            type,
            "Where its token goes out as a bearer token, write `type: http` with `scheme: bearer`.",
          ];
  const message = `No key is sent by ${name}, whose ${keyword} is ${value}. ${instead}`;
  return { refused: { message, location: scheme.location.child(keyword) } };
}
