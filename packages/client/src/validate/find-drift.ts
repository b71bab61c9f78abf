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

  const inside = (step: Step, part: unknown, of: ValueSchema) => {
    at.push(step);
    look(part, of);
    at.pop();
  };

  const look = (part: unknown, given: ValueSchema): void => {
    const found = given.$ref === undefined ? given : (schemas[given.$ref] ?? {});
    const fault = faultOf(part, found);
    if (fault) {
      report(at, fault);
    } else if (Array.isArray(part)) {
      const { items } = found;
      if (!items) return;
      for (const [index, item] of part.entries()) inside(index, item, items);
    } else if (typeof part === "object" && part !== null) {
      // An object whose properties are not known.
      lookAtProperties(part as Readonly<Record<string, unknown>>, found);
    }
  };

  const lookAtProperties = (
    part: Readonly<Record<string, unknown>>,
    { properties = {}, required = [], additionalProperties }: ValueSchema,
  ) => {
    for (const name of required) {
      if (!Object.hasOwn(part, name)) report([...at, name], "must be there");
    }
    for (const name of Object.keys(properties)) {
      // An optional property that is null says what an absent one says.
      if (!Object.hasOwn(part, name) || (part[name] === null && !required.includes(name))) continue;
      inside(name, part[name], properties[name] ?? {});
    }
    if (!additionalProperties) return;
    for (const name of Object.keys(part)) {
      if (!Object.hasOwn(properties, name)) inside([name], part[name], additionalProperties);
    }
  };

  look(value, schema);
}
