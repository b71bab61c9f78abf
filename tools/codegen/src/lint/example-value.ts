import { pathOf, type Step } from "../../../../spec/src/interpret/path.ts";
import { eachViolation, resolveSchema, violationOf } from "../engine.ts";
import { isRecord } from "../model/references.ts";
import type { Schema } from "../openapi.ts";

type Schemas = Readonly<Record<string, Schema>>;

/** What is wrong with an example, and the closest place that it has. */
export interface Fault {
  readonly at: readonly (string | number)[];
  readonly message: string;
  /** Whether what is there should not be: its name is at fault, not its value. */
  readonly excess: boolean;
}

/** What is wrong with `value`, the `what` of a resolved schema. */
export function faultsOf(value: unknown, schema: Schema, schemas: Schemas, what: string): Fault[] {
  const faults: Fault[] = [];
  const report = (at: readonly Step[], text: string): void => {
    const path = pathOf(at);
    const message = path === "" ? `The ${what} ${text}.` : `In the ${what}, ${path} ${text}.`;
    faults.push({ at: closestIn(value, at), message, excess: Array.isArray(at.at(-1)) });
  };
  eachViolation(value, schema, { schemas }, report);
  if (faults.length === 0) eachUndescribed(value, schema, schemas, report);
  return faults;
}

/**
 * Reports each property that no schema describes: an API may add one, but in an example it is most likely misspelt.
 * What bounds or opens its `additionalProperties`, or says nothing of properties, may hold any.
 */
function eachUndescribed(
  value: unknown,
  schema: Schema,
  schemas: Schemas,
  report: (at: readonly Step[], text: string) => void,
): void {
  /** The schemas that hold for a value: these, and their alternatives that it fits. */
  const holding = (part: unknown, of: readonly Schema[]): Schema[] =>
    of.flatMap((each) => {
      const found = resolveSchema(each, { schemas });
      const { oneOf = [], anyOf = [] } = found;
      const fitting = [...oneOf, ...anyOf].filter((one) => violationOf(part, one, { schemas }) === undefined);
      return [found, ...holding(part, fitting)];
    });

  const look = (part: unknown, of: readonly Schema[], at: readonly Step[]): void => {
    if (Array.isArray(part)) {
      const items = holding(part, of).flatMap(({ items: each }) => (each ? [each] : []));
      for (const [index, item] of part.entries()) look(item, items, [...at, index]);
    } else if (isRecord(part)) {
      const all = holding(part, of);
      const closed =
        all.some(({ properties }) => properties) &&
        all.every((each) => each.additionalProperties === undefined);
      for (const [name, property] of Object.entries(part)) {
        const described = all.flatMap(({ properties = {} }) => {
          const each = Object.hasOwn(properties, name) ? properties[name] : undefined;
          return each ? [each] : [];
        });
        if (described.length > 0) look(property, described, [...at, name]);
        else if (closed) report([...at, [name]], "is no property that its schema has");
      }
    }
  };

  look(value, [schema], []);
}

/** The way to what is at fault, as far as the value has it: a property may be missing. */
export function closestIn(value: unknown, at: readonly Step[]): (string | number)[] {
  const path: (string | number)[] = [];
  let part = value;
  for (const key of at.flat()) {
    if (typeof part !== "object" || part === null || !Object.hasOwn(part, key)) break;
    part = Reflect.get(part, key);
    path.push(key);
  }
  return path;
}
