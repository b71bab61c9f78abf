import type { Operation, Parameter } from "@covalkit/spec";
import { kebabCase, pathNames } from "@covalkit/spec/interpret";
import { type Flag, GENERAL_FLAGS, type GeneralFlag } from "./flags.ts";
import { isList, isOnOff, placeholder } from "./value-schema.ts";

/** A flag that stands for a parameter of an operation. */
export interface ParameterFlag extends Flag {
  /** The parameter's name in the API. */
  readonly parameter: string;
  /** Whether it turns a boolean parameter off. */
  readonly negates?: boolean;
}

/** The path's parameters, in its order: a command takes them as plain arguments. */
export function pathParameters({ path, parameters }: Operation): readonly (readonly [string, Parameter])[] {
  return pathNames(path).flatMap((name) => {
    const parameter = parameters[name];
    return parameter ? [[name, parameter] as const] : [];
  });
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
    const onOff = isOnOff(schema);
    let name = kebabCase(parameter) || "param";
    while (taken.has(name) || (onOff && taken.has(`no-${name}`))) name = `param-${name}`;
    taken.add(name);
    if (onOff) {
      taken.add(`no-${name}`);
      flags.push({ name, parameter }, { name: `no-${name}`, parameter, negates: true });
    } else {
      const value = parameter === operation.filter?.parameter ? "expression" : placeholder(schema);
      flags.push({ name, parameter, value, repeats: isList(schema) });
    }
  }
  return flags;
}

/** The general flags that a command has. */
export function generalFlags(operation: Operation | undefined): readonly GeneralFlag[] {
  const kinds: GeneralFlag["for"][] = ["everything", "operations"];
  if (!operation?.result) kinds.push("json");
  if (operation?.list) kinds.push("lists");
  return GENERAL_FLAGS.filter((flag) => kinds.includes(flag.for));
}
