import type { Operation } from "@covalkit/spec";
import { kebabCase } from "@covalkit/spec/interpret";
import { UsageError } from "../usage-error.ts";
import { didYouMean } from "./did-you-mean.ts";
import { pointerFor } from "./flag-suggestion.ts";
import { GENERAL_FLAGS } from "./flags.ts";
import { tokenize, valueAt } from "./read-command-line.ts";

/** What a command line is about, before its flags are read. */
export interface Command {
  /** The first word, where there is one. */
  readonly resource: string | undefined;
  /** The operation of both words, where there are two. */
  readonly operation: Operation | undefined;
  /** The arguments without the command's words. */
  readonly rest: readonly string[];
  /** Whether `--help` or `--version` is asked for, which goes before anything else. */
  readonly asks: "help" | "version" | undefined;
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

/**
 * Finds the command in `argv`: its first two plain arguments. `help` as the first word is `--help`.
 *
 * @throws {UsageError} when there is no such command.
 */
export function findCommand(argv: readonly string[], operations: readonly Operation[]): Command {
  const words: string[] = [];
  const taken = new Set<number>();
  let asks: Command["asks"];
  let stray: { rawName: string; pointer: string | undefined } | undefined;
  const resources = resourceWords(operations);
  const tokens = tokenize(argv, GENERAL_FLAGS);
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "option-terminator") break;
    if (token.kind === "positional" && words.length < 2) {
      taken.add(token.index);
      if (words.length === 0 && token.value === "help" && !resources.includes("help")) asks = "help";
      else words.push(token.value);
    } else if (token.kind === "option") {
      if (token.name === "help" || token.rawName === "-h") asks = "help";
      else if (token.name === "version") asks ??= "version";
      else if (words.length < 2 && !GENERAL_FLAGS.some(({ name }) => name === token.name))
        stray ??= { rawName: token.rawName, pointer: pointerFor(token.rawName, valueAt(tokens, index)) };
    }
  }
  const [resource, action] = words;
  if (asks === undefined && stray !== undefined) {
    throw new UsageError(
      `The flag ${stray.rawName} stands before the command or is unknown.`,
      stray.pointer,
      "Write the flags of a command after its two words.",
    );
  }
  const rest = argv.filter((_, index) => !taken.has(index));
  return { resource, operation: lookUp(resource, action, operations), rest, asks };
}

function lookUp(
  resource: string | undefined,
  action: string | undefined,
  operations: readonly Operation[],
): Operation | undefined {
  if (resource === undefined) return undefined;
  const ofResource = operationsOf(resource, operations);
  if (ofResource.length === 0) throw unknownWord(resource, resourceWords(operations), "covalkit --help");
  if (action === undefined) return undefined;
  const found = ofResource.find((operation) => kebabCase(operation.action) === action);
  if (found) return found;
  const actions = ofResource.map((operation) => kebabCase(operation.action));
  throw unknownWord(action, actions, `covalkit ${resource} --help`);
}

function unknownWord(word: string, known: readonly string[], help: string): UsageError {
  const list = known.length > 0 ? `There is: ${known.join(", ")}.` : "This API has none.";
  return new UsageError(
    `The command "${word}" is unknown.`,
    didYouMean(word, known) ?? list,
    `Run ${help} for what there is.`,
  );
}
