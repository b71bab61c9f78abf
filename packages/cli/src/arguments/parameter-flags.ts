import type { Operation, Parameter } from "@covalkit/spec";
import { kebabCase } from "../words.ts";
import { type Flag, GENERAL_FLAGS, type GeneralFlag } from "./flag.ts";
import { itemSchema, placeholder, typeOf } from "./value-schema.ts";

/** A flag that stands for a parameter of an operation. */
export interface ParameterFlag extends Flag {
  /** The parameter's name in the API. */
  readonly parameter: string;
  /** Whether it turns a boolean parameter off. */
  readonly negates?: boolean;
}

/** The path's parameters, in its order: a command takes them as plain arguments. */
export function pathParameters({ path, parameters }: Operation): readonly (readonly [string, Parameter])[] {
  return Object.entries(parameters)
    .filter(([, { in: place }]) => place === "path")
    .sort(([a], [b]) => path.indexOf(`{${a}}`) - path.indexOf(`{${b}}`));
}

/**
 * The flags of an operation's parameters, all but the path's. A parameter's flag is its name in lower case with
 * dashes; where that is taken, by a general flag or an earlier parameter, `param-` comes before it.
 */
export function parameterFlags(operation: Operation): readonly ParameterFlag[] {
  const taken = new Set<string>(GENERAL_FLAGS.map(({ name }) => name));
  const flags: ParameterFlag[] = [];
  for (const [parameter, { in: place, schema }] of Object.entries(operation.parameters)) {
    if (place === "path") continue;
    const onOff = typeOf(schema) === "boolean";
    let name = kebabCase(parameter) || "param";
    while (taken.has(name) || (onOff && taken.has(`no-${name}`))) name = `param-${name}`;
    taken.add(name);
    if (onOff) {
      taken.add(`no-${name}`);
      flags.push({ name, parameter }, { name: `no-${name}`, parameter, negates: true });
    } else {
      const value = parameter === operation.filter?.parameter ? "expression" : placeholder(schema);
      flags.push({ name, parameter, value, repeats: itemSchema(schema) !== schema });
    }
  }
  return flags;
}

/** The general flags that a command has. */
export function generalFlags(operation: Operation | undefined): readonly GeneralFlag[] {
  const kinds = operation?.list ? ["everything", "operations", "lists"] : ["everything", "operations"];
  return GENERAL_FLAGS.filter((flag) => kinds.includes(flag.for));
}
