import { nearest } from "@covalkit/filter";
import { kebabCase } from "@covalkit/spec/interpret";
import { FORMAT_NAMES } from "../output/formats.ts";
import { UsageError } from "../usage-error.ts";
import { type Command, flagFor } from "./command.ts";
import { GENERAL_FLAGS, KEY_VARIABLE } from "./flags.ts";
import { quoteArgument } from "./quote-argument.ts";

/** `Did you mean …?`, where one of the candidates is near. */
export function didYouMean(word: string, candidates: readonly string[]): string | undefined {
  const near = nearest(word, candidates);
  return near === undefined ? undefined : `Did you mean ${near}?`;
}

/** The error of a word that is no command; `help` says where all commands are. */
export function unknownWord(word: string, known: readonly string[], help: string): UsageError {
  const list = known.length > 0 ? `There is: ${known.join(", ")}.` : "This API has none.";
  return new UsageError(
    `The command "${word}" is unknown.`,
    didYouMean(word, known) ?? list,
    `Run ${help} for what there is.`,
  );
}

/** The error of an unknown flag before the command; `value` is what follows it. */
export const strayFlag = (rawName: string, value: string | undefined): UsageError =>
  new UsageError(
    `The flag ${rawName} stands before the command or is unknown.`,
    flagSuggestion(rawName, value),
    "Write the flags of a command after its two words.",
  );

/** The error of a flag that the command does not have; `value` is what follows it. */
export function unknownFlag(rawName: string, value: string | undefined, command: Command): UsageError {
  const suggestion = flagSuggestion(rawName, value, command);
  if (!rawName.startsWith("--")) {
    const letters = command.flags.flatMap(({ short }) => (short ? [`-${short}`] : []));
    return new UsageError(
      `The flag ${rawName} is unknown; those of one letter are ${letters.join(" and ")}.`,
      suggestion,
      "Write -- before an argument that begins with a dash.",
    );
  }
  const word = rawName.slice(2);
  const names = command.flags.map(({ name }) => name);
  const near = nearest(word, names);
  const meant = near === undefined ? names.filter((name) => name.startsWith(word)) : [near];
  const guess = `Did you mean ${meant.map((name) => `--${name}`).join(" or ")}?`;
  const help = `Run covalkit ${command.words} --help for what there is.`;
  return new UsageError(
    `The flag ${rawName} is unknown.`,
    suggestion ?? (word !== "" && meant.length > 0 ? guess : help),
  );
}

/** What to write instead of a flag that there is not but that is often guessed. */
function flagSuggestion(rawName: string, value: string | undefined, command?: Command): string | undefined {
  const name = kebabCase(rawName);
  const isAboutOutput = GENERAL_FLAGS.some(
    (flag) => flag.for === "json" && [flag.name, flag.short].includes(name),
  );
  if (command?.operation.result && isAboutOutput) return "What the API sends is written as it is.";
  if (!rawName.startsWith("--")) return longFlags(name, command);
  if (name === "key" || name === "api-key") return `The key is read from ${KEY_VARIABLE} only.`;
  const format = FORMAT_NAMES.find((each) => each === name || (name === "format" && each === value));
  if (format) return `Write -o ${format}.`;
  if (name === "format") return `Write -o <${FORMAT_NAMES.join("|")}>.`;
  return command && filterOn(rawName.slice(2), value, command);
}

/** The flags that a letter may stand for. */
function longFlags(letter: string, command: Command | undefined): string | undefined {
  const own = command?.parameterFlags.filter(({ negates }) => !negates) ?? [];
  const names = [...own, ...GENERAL_FLAGS]
    .filter(({ name, short }) => short === undefined && name.startsWith(letter))
    .map(({ name }) => `--${name}`);
  return names.length > 0 ? `Did you mean ${names.join(" or ")}?` : undefined;
}

/** A field that can be filtered by has no flag of its own. */
function filterOn(name: string, value: string | undefined, command: Command): string | undefined {
  const { filter } = command.operation;
  const flag = filter && flagFor(command, filter.parameter);
  const names = Object.keys(filter?.fields ?? {});
  const family = names.find((each) => each.endsWith(".*") && `${name}.`.startsWith(each.slice(0, -1)));
  const field = family
    ? name.includes(".")
      ? name
      : family.replace("*", "<key>")
    : names.find((each) => kebabCase(each) === kebabCase(name));
  if (!flag || field === undefined) return undefined;
  const expression = `${field}=${value === undefined ? "<value>" : bareOrQuoted(value)}`;
  const argument = quoteArgument(expression);
  return `Write --${flag.name} ${argument === expression ? `'${expression}'` : argument}.`;
}

const bareOrQuoted = (value: string): string =>
  /^[\w.-]+$/.test(value) ? value : `"${value.replace(/["\\]/g, "\\$&")}"`;
