import type { Operation } from "@covalkit/spec";
import { kebabCase } from "@covalkit/spec/interpret";
import { UsageError } from "../usage-error.ts";
import { type Command, commandOf, operationsOf, resourceWords } from "./command.ts";
import { type Flag, GENERAL_FLAGS } from "./flags.ts";
import { strayFlag, unknownFlag, unknownWord } from "./suggestions.ts";

/** A flag on the command line, with its value. */
export interface WrittenFlag {
  readonly flag: Flag;
  /** With its dashes, as it was written. */
  readonly rawName: string;
  readonly text: string | undefined;
}

/** A command line, taken apart. */
export interface CommandLine {
  /** The first word, where there is one. */
  readonly resource: string | undefined;
  /** The command of both words, where there are two. */
  readonly command: Command | undefined;
  /** In the order they were written. */
  readonly flags: readonly WrittenFlag[];
  /** The plain arguments after the words. */
  readonly positionals: readonly string[];
  /** Whether `--help` or `--version` is asked for, which goes before anything else. */
  readonly asks: "help" | "version" | undefined;
}

/**
 * Takes `argv` apart. The first two plain arguments are the command's words; its flags are known after them, the
 * general ones everywhere. `help` as the first word is `--help`, and of several mistakes the first is told.
 *
 * @throws {UsageError} when there is no such command or flag, or a flag has no value, a needless one, or stands twice.
 */
export function readCommandLine(argv: readonly string[], operations: readonly Operation[]): CommandLine {
  const rest = [...argv];
  const flags: WrittenFlag[] = [];
  const positionals: string[] = [];
  const resources = resourceWords(operations);
  let resource: string | undefined;
  let command: Command | undefined;
  let asks: CommandLine["asks"];
  let noCommand: UsageError | undefined;
  let mistake: UsageError | undefined;

  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const known: readonly Flag[] = command?.flags ?? GENERAL_FLAGS;
    if (arg === "--") positionals.push(...rest.splice(0));
    else if (arg.startsWith("-") && arg !== "-") {
      const { rawName, inline, letters } = splitFlag(arg, known);
      if (letters !== "") rest.unshift(`-${letters}`);
      const flag = findFlag(rawName, known);
      if (!flag) {
        const value = inline ?? (rest[0]?.startsWith("-") ? undefined : rest[0]);
        mistake ??= command ? unknownFlag(rawName, value, command) : strayFlag(rawName, value);
        continue;
      }
      if (flag.name === "help") asks = "help";
      else if (flag.name === "version") asks ??= "version";
      const isTwice = !flag.repeats && flags.some((other) => other.flag === flag);
      mistake ??= valueMistake(flag, inline, rest[0], known, isTwice);
      const takesNext = flag.value !== undefined && inline === undefined && !isFlag(rest[0], known);
      flags.push({ flag, rawName, text: takesNext ? rest.shift() : inline });
    } else if (resource === undefined && arg === "help" && !resources.includes(arg)) asks = "help";
    else if (resource === undefined) {
      resource = arg;
      if (!resources.includes(arg)) noCommand = unknownWord(arg, resources, "covalkit --help");
    } else if (command || noCommand) positionals.push(arg);
    else {
      const own = operationsOf(resource, operations);
      const operation = own.find(({ action }) => kebabCase(action) === arg);
      command = operation && commandOf(operation);
      // Before its words a command's flags are not known: a general one there may be none of them.
      const foreign = flags.find(({ flag }) => command && !command.flags.includes(flag));
      if (command && foreign) mistake ??= unknownFlag(foreign.rawName, foreign.text, command);
      if (!command) {
        const actions = own.map(({ action }) => kebabCase(action));
        noCommand = unknownWord(arg, actions, `covalkit ${resource} --help`);
      }
    }
    mistake ??= noCommand;
  }
  const told = asks === undefined ? mistake : noCommand;
  if (told) throw told;
  return { resource, command, flags, positionals, asks };
}

/** `inline` is the value after a sign of equality or behind a letter; `letters` are the other flags of `-abc`. */
function splitFlag(
  arg: string,
  known: readonly Flag[],
): { rawName: string; inline: string | undefined; letters: string } {
  const [, long, value] = /^(--.[^=]*)(?:=(.*))?$/s.exec(arg) ?? [];
  if (long !== undefined) return { rawName: long, inline: value, letters: "" };
  const rawName = arg.slice(0, 2);
  const letters = arg.slice(2);
  if (letters === "" || findFlag(rawName, known)?.value === undefined)
    return { rawName, inline: undefined, letters };
  return { rawName, inline: letters.replace(/^=/, ""), letters: "" };
}

const findFlag = (rawName: string, known: readonly Flag[]): Flag | undefined =>
  known.find(({ name, short }) => rawName === `--${name}` || rawName === `-${short}`);

/** Whether a text is a flag and not the value before it is to have: a value may begin with a dash. */
const isFlag = (text: string | undefined, known: readonly Flag[]): boolean =>
  text?.startsWith("--") === true && findFlag(text.replace(/=.*/s, ""), known) !== undefined;

function valueMistake(
  { name, value }: Flag,
  inline: string | undefined,
  next: string | undefined,
  known: readonly Flag[],
  isTwice: boolean,
): UsageError | undefined {
  if (value === undefined)
    return inline === undefined
      ? undefined
      : new UsageError(`--${name} takes no value.`, `Write --${name} alone.`);
  const example = `Write --${name} <${value}>.`;
  if (inline === undefined) {
    if (next === undefined) return new UsageError(`--${name} needs a value.`, example);
    if (isFlag(next, known)) {
      const literally = `For the text itself, write --${name}=${next}.`;
      return new UsageError(`--${name} needs a value; the flag ${next} follows it.`, example, literally);
    }
  }
  return isTwice ? new UsageError(`--${name} is given twice.`, "Leave one of them out.") : undefined;
}
