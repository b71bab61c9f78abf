import type { ValueSchema } from "./schema.ts";
import { faultOf } from "./value-fault.ts";

/** One step into a value: an index, a declared property, or, in an array, a property that is not declared. */
export type Step = number | string | readonly [name: string];

/** Is told of each drift; `at` is only good until it returns. */
export type Report = (at: readonly Step[], fault: string) => void;

/** Reports where `value` breaks `schema`; `schemas` are those it refers to. Unknown values and properties are fine. */
export function findDrift(
  value: unknown,
  schema: ValueSchema,
  schemas: Readonly<Record<string, ValueSchema>>,
  report: Report,
): void {
  const at: Step[] = [];

  const inside = (step: Step, part: unknown, of: ValueSchema, tell: Report) => {
    at.push(step);
    look(part, of, tell);
    at.pop();
  };

  const look = (part: unknown, given: ValueSchema, tell: Report): void => {
    const found = given.$ref === undefined ? given : (schemas[given.$ref] ?? {});
    const fault = faultOf(part, found);
    if (fault) {
      tell(at, fault);
      return;
    }
    for (const each of found.allOf ?? []) look(part, each, tell);
    if (found.anyOf && !found.anyOf.some((each) => isMet(part, each))) {
      tell(at, "must be one of the kinds that the document lists");
    }
    if (Array.isArray(part)) {
      const { items } = found;
      if (!items) return;
      for (const [index, item] of part.entries()) inside(index, item, items, tell);
    } else if (typeof part === "object" && part !== null) {
      lookAtProperties(part as Readonly<Record<string, unknown>>, found, tell);
    }
  };

  const lookAtProperties = (
    part: Readonly<Record<string, unknown>>,
    { properties = {}, required = [], additionalProperties }: ValueSchema,
    tell: Report,
  ) => {
    for (const name of required) {
      if (!Object.hasOwn(part, name)) tell([...at, name], "must be there");
    }
    for (const name of Object.keys(properties)) {
      // An optional property that is null says what an absent one says.
      if (!Object.hasOwn(part, name) || (part[name] === null && !required.includes(name))) continue;
      inside(name, part[name], properties[name] ?? {}, tell);
    }
    if (!additionalProperties) return;
    for (const name of Object.keys(part)) {
      if (!Object.hasOwn(properties, name)) inside([name], part[name], additionalProperties, tell);
    }
  };

  const isMet = (part: unknown, branch: ValueSchema): boolean => {
    let met = true;
    look(part, branch, () => {
      met = false;
    });
    return met;
  };

  look(value, schema, report);
}
