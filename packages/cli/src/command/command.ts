import type { Operation, Parameter } from "@covalkit/spec";
import { kebabCase, pathNames } from "@covalkit/spec/interpret";
import { type Flag, GENERAL_FLAGS, type GeneralFlag } from "./flags.ts";
import { isOnOff, placeholder, takesList } from "./value-schema.ts";

/** A flag that stands for a parameter of an operation. */
export interface ParameterFlag extends Flag {
  /** The parameter's name in the API. */
  readonly parameter: string;
  /** Whether it turns a boolean parameter off. */
  readonly negates?: boolean;
}

/** An operation as the command line knows it. */
export interface Command {
  readonly operation: Operation;
  /** Its two words. */
  readonly words: string;
  /** The path's parameters, in its order: a command takes them as plain arguments. */
  readonly path: readonly (readonly [name: string, parameter: Parameter])[];
  /** The flags of all other parameters. */
  readonly parameterFlags: readonly ParameterFlag[];
  /** The flags that do not come from the API, as far as they concern this operation. */
  readonly generalFlags: readonly GeneralFlag[];
  /** All flags. */
  readonly flags: readonly Flag[];
}

/** The two words of an operation's command. */
export const commandWords = ({ resource, action }: Operation): string =>
  `${kebabCase(resource)} ${kebabCase(action)}`;

/** The resources of `operations`, as command lines write them. */
export const resourceWords = (operations: readonly Operation[]): readonly string[] => [
  ...new Set(operations.map(({ resource }) => kebabCase(resource))),
];

/** The operations of a resource. */
export const operationsOf = (resource: string, operations: readonly Operation[]): readonly Operation[] =>
  operations.filter((operation) => kebabCase(operation.resource) === resource);

export function commandOf(operation: Operation): Command {
  const { path, parameters, result, list } = operation;
  const kinds: GeneralFlag["for"][] = ["everything", "operations"];
  if (!result) kinds.push("json");
  if (list) kinds.push("lists");
  const parameterFlags = flagsOf(operation);
  const generalFlags = GENERAL_FLAGS.filter((flag) => kinds.includes(flag.for));
  return {
    operation,
    words: commandWords(operation),
    path: pathNames(path).flatMap((name) => {
      const parameter = parameters[name];
      return parameter ? [[name, parameter] as const] : [];
    }),
    parameterFlags,
    generalFlags,
    flags: [...generalFlags, ...parameterFlags],
  };
}

/** The flag of a parameter; of a boolean, the one that turns it on. */
export const flagFor = ({ parameterFlags }: Command, parameter: string): ParameterFlag | undefined =>
  parameterFlags.find((flag) => flag.parameter === parameter);

/**
 * A parameter's flag is its name in lower case with dashes; where that is taken, by a general flag or an earlier
 * parameter, `param-` comes before it.
 */
function flagsOf({ parameters, filter }: Operation): readonly ParameterFlag[] {
  const taken = new Set<string>(GENERAL_FLAGS.map(({ name }) => name));
  const flags: ParameterFlag[] = [];
  for (const [parameter, { in: place, schema }] of Object.entries(parameters)) {
    if (place === "path") continue;
    const onOff = isOnOff(schema);
    let name = kebabCase(parameter) || "param";
    while (taken.has(name) || (onOff && taken.has(`no-${name}`))) name = `param-${name}`;
    taken.add(name);
    if (onOff) {
      taken.add(`no-${name}`);
      flags.push({ name, parameter }, { name: `no-${name}`, parameter, negates: true });
    } else {
      const value = parameter === filter?.parameter ? "expression" : placeholder(schema);
      flags.push({ name, parameter, value, repeats: takesList(schema) });
    }
  }
  return flags;
}
