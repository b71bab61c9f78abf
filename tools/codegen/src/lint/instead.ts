import { nearest } from "../../../../packages/filter/src/check/nearest.ts";
import { KEYWORDS } from "../../../../spec/src/interpret/keywords.ts";

const CASES = "Write `oneOf`, with an alternative for each case.";
const COMPONENT =
  'Put the schema into components/schemas, and refer to it: `$ref: "#/components/schemas/…"`.';
const DROP = "Leave it out: the document's dialect is OpenAPI's.";

/** What to write instead of a keyword of JSON Schema that is not read. */
const INSTEAD: Readonly<Record<string, string>> = {
  not: "Say what a value may be, with `type`, `enum` or `oneOf`.",
  if: CASES,
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, and no promise
  then: CASES,
  else: CASES,
  dependentSchemas: CASES,
  dependentRequired: CASES,
  prefixItems: "Write an object with a property for each place, or `items` with what all have in common.",
  contains: "Write `items`, which every item keeps to.",
  minContains: "Write `minItems`.",
  maxContains: "Write `maxItems`.",
  patternProperties: "Write `additionalProperties`, with what all of them have in common.",
  propertyNames: "Write `properties`, or say it in the description.",
  unevaluatedProperties: "Write `additionalProperties`.",
  unevaluatedItems: "Write `items`.",
  contentSchema: "Say in the description what the text holds.",
  $defs: COMPONENT,
  definitions: COMPONENT,
  $anchor: COMPONENT,
  $dynamicAnchor: COMPONENT,
  $dynamicRef: COMPONENT,
  $id: DROP,
  id: DROP,
  $schema: DROP,
  $vocabulary: DROP,
};

/** Why a keyword of a schema is refused, and what to write instead. */
export function keywordText(keyword: string): string {
  const near = nearest(keyword, Object.keys(KEYWORDS));
  const instead =
    (Object.hasOwn(INSTEAD, keyword) ? INSTEAD[keyword] : undefined) ??
    (near === undefined
      ? `Leave it out, or write it for people, as \`x-${keyword}\`.`
      : `Write \`${near}\`.`);
  return `Nothing reads the keyword "${keyword}": no value would be held to it. ${instead}`;
}
