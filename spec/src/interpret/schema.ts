import type { Schema } from "../operation.ts";
import { formatNoun, isOfFormat } from "./formats.ts";
import type { Step } from "./path.ts";
import { boundsText, lengthText, nounOf, typesText } from "./schema-words.ts";

/** What a value is held against, beside its schema. */
export interface Reading {
  /** What references lead to: the document's component schemas, by name. */
  readonly schemas: Readonly<Record<string, Schema>>;
  /**
   * Lets pass what a later version of the API may add: other values of an enum or a constant, other alternatives,
   * other properties, and `null` where a property may as well be absent.
   * @default false
   */
  readonly open?: boolean;
}

/** Where a value breaks its schema, and what it must be instead, as in "must be a string, not null". */
export interface Violation {
  readonly at: readonly Step[];
  readonly text: string;
}

/** Is told of each violation; `at` is only good until it returns. */
export type Report = (at: readonly Step[], text: string) => void;

/** The schema that a schema with nothing but a reference stands for. References that lead nowhere are the lint's affair. */
export function resolveSchema(schema: Schema, { schemas }: Pick<Reading, "schemas">): Schema {
  let found = schema;
  for (let hops = 0; found.$ref !== undefined; hops++) {
    const next = schemas[found.$ref.slice(found.$ref.lastIndexOf("/") + 1)];
    if (!next || hops > 100) throw new TypeError(`The schema ${found.$ref} leads nowhere`);
    found = next;
  }
  return found;
}

/** The first place where `value` breaks `schema`; `undefined` where it fits. */
export function violationOf(value: unknown, schema: Schema, reading: Reading): Violation | undefined {
  let first: Violation | undefined;
  eachViolation(value, schema, reading, (at, text) => {
    first ??= { at: [...at], text };
  });
  return first;
}

/** Reports each place where `value` breaks `schema`. Inside a value of the wrong type nothing more is reported. */
export function eachViolation(value: unknown, schema: Schema, reading: Reading, report: Report): void {
  const { open = false } = reading;
  const at: Step[] = [];

  const inside = (step: Step, part: unknown, of: Schema): void => {
    at.push(step);
    look(part, of);
    at.pop();
  };

  const look = (part: unknown, given: Schema): void => {
    const found = given.$ref === undefined ? given : resolveSchema(given, reading);
    const text = violationOfValue(part, found, open);
    if (text !== undefined) report(at, text);
    else if (Array.isArray(part)) {
      const { items } = found;
      if (items) for (const [index, item] of part.entries()) inside(index, item, items);
    } else if (isObject(part)) lookAtProperties(part, found);
    if (text !== undefined) return;
    if (found.oneOf) lookAtAlternatives(part, found.oneOf, found, !open);
    if (found.anyOf) lookAtAlternatives(part, found.anyOf, found, false);
  };

  const lookAtProperties = (
    part: Readonly<Record<string, unknown>>,
    { properties = {}, required = [], additionalProperties }: Schema,
  ): void => {
    for (const name of required) if (!Object.hasOwn(part, name)) report([...at, name], "must be there");
    for (const name of Object.keys(properties)) {
      const property = properties[name];
      if (!property || !Object.hasOwn(part, name)) continue;
      if (open && part[name] === null && !required.includes(name)) continue;
      inside(name, part[name], property);
    }
    if (additionalProperties === undefined || additionalProperties === true) return;
    for (const name of Object.keys(part)) {
      if (Object.hasOwn(properties, name)) continue;
      if (additionalProperties !== false) inside([name], part[name], additionalProperties);
      else if (!open) report([...at, [name]], "must not be there");
    }
  };

  const lookAtAlternatives = (
    part: unknown,
    alternatives: readonly Schema[],
    { discriminator }: Schema,
    onlyOne: boolean,
  ): void => {
    const named = discriminator && isObject(part) ? part[discriminator.propertyName] : undefined;
    // Only references have the names that it goes by: in a parameter, whose schema is whole, there are none.
    if (discriminator && typeof named === "string" && alternatives.some(({ $ref }) => $ref !== undefined)) {
      const mapped = discriminator.mapping?.[named] ?? named;
      const chosen = alternatives.find(({ $ref }) => $ref === mapped || $ref?.endsWith(`/${mapped}`));
      if (chosen) look(part, chosen);
      else if (!open) report([...at, discriminator.propertyName], "names no alternative");
      return;
    }
    const fitting = alternatives.filter((each) => violationOf(part, each, reading) === undefined);
    if (fitting.length === 1 || (fitting.length > 1 && !onlyOne)) return;
    if (fitting.length > 1) {
      report(at, "must fit only one of its alternatives");
      return;
    }
    const near = alternatives.filter(
      (each) => typeViolation(part, resolveSchema(each, reading)) === undefined,
    );
    const [only] = near;
    if (near.length === 1 && only) {
      look(part, only);
      return;
    }
    const types = alternatives.flatMap((each) => resolveSchema(each, reading).type ?? []);
    report(
      at,
      near.length === 0 ? typesText(types, part) : `must fit one of its ${alternatives.length} alternatives`,
    );
  };

  look(value, schema);
}

/** What a schema says of a value by itself, whatever is inside. */
function violationOfValue(value: unknown, schema: Schema, open: boolean): string | undefined {
  const wrong = typeViolation(value, schema);
  if (wrong !== undefined) return wrong;
  if (!open) {
    if (schema.enum && !schema.enum.some((each) => isEqual(each, value))) return enumText(schema.enum);
    if (schema.const !== undefined && !isEqual(schema.const, value))
      return `must be ${JSON.stringify(schema.const)}`;
  }
  if (typeof value === "number") return numberViolation(value, schema);
  if (typeof value === "string") return textViolation(value, schema);
  if (Array.isArray(value)) return listViolation(value, schema);
  if (!isObject(value)) return undefined;
  const { minProperties, maxProperties } = schema;
  if ((minProperties ?? maxProperties) === undefined) return undefined;
  return isWithin(Object.keys(value).length, minProperties, maxProperties)
    ? undefined
    : lengthText(minProperties, maxProperties, "property", "properties");
}

function typeViolation(value: unknown, { type }: Schema): string | undefined {
  if (type === undefined) return undefined;
  const types = typeof type === "string" ? [type] : type;
  return types.some((name) => isOfType(value, name)) ? undefined : typesText(types, value);
}

function enumText(values: readonly unknown[]): string {
  const texts = values.map((each) => (typeof each === "string" ? each : JSON.stringify(each)));
  if (texts.length === 0) return "must not be there";
  return texts.length === 1 ? `must be ${texts[0]}` : `must be one of ${texts.join(", ")}`;
}

function numberViolation(value: number, schema: Schema): string | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = schema;
  const above = exclusiveMinimum === undefined || value > exclusiveMinimum;
  const below = exclusiveMaximum === undefined || value < exclusiveMaximum;
  if (!above || !below || !isWithin(value, minimum, maximum)) return boundsText(schema);
  if (multipleOf !== undefined && !isMultiple(value, multipleOf))
    return `must be a multiple of ${multipleOf}`;
  return isOfFormat(value, format) ? undefined : `must be ${formatNoun(format)}`;
}

/** Decimal fractions have no exact quotient: 0.3 is a multiple of 0.1. */
function isMultiple(value: number, of: number): boolean {
  const quotient = value / of;
  return Math.abs(quotient - Math.round(quotient)) <= Number.EPSILON * Math.abs(quotient) * 2;
}

const patterns = /* @__PURE__ */ new Map<string, RegExp>();

function textViolation(value: string, { minLength, maxLength, pattern, format }: Schema): string | undefined {
  // JSON Schema counts characters, not UTF-16 code units.
  if ((minLength ?? maxLength) !== undefined && !isWithin([...value].length, minLength, maxLength)) {
    return lengthText(minLength, maxLength, "character", "characters");
  }
  if (!isOfFormat(value, format)) return `must be ${formatNoun(format)}`;
  if (pattern === undefined) return undefined;
  const compiled = patterns.get(pattern) ?? new RegExp(pattern, "u");
  patterns.set(pattern, compiled);
  return compiled.test(value) ? undefined : `must match ${pattern}`;
}

function listViolation(
  value: readonly unknown[],
  { minItems, maxItems, uniqueItems }: Schema,
): string | undefined {
  if (!isWithin(value.length, minItems, maxItems)) return lengthText(minItems, maxItems, "item", "items");
  if (!uniqueItems) return undefined;
  return new Set(value.map(canonical)).size === value.length ? undefined : "must not hold an item twice";
}

function isOfType(value: unknown, type: string): boolean {
  if (type === "integer") return Number.isInteger(value);
  return nounOf(value) === type;
}

const isWithin = (value: number, least = value, most = value): boolean => value >= least && value <= most;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isEqual = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one === "object" && one !== null && canonical(one) === canonical(other));

/** The JSON of a value, in which equal values look alike. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  ) ?? "";
