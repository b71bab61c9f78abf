import { parseArgs } from "node:util";
import { nearest } from "@covalkit/filter";
import { UsageError } from "../usage-error.ts";
import type { Flag } from "./flags.ts";

/** A flag on the command line, with its value as it was written. */
export interface Given {
  readonly flag: Flag;
  readonly text: string | undefined;
}

/** A command line, taken apart. */
export interface Arguments {
  /** In the order they were given. */
  readonly given: readonly Given[];
  readonly positionals: readonly string[];
}

type Token = NonNullable<ReturnType<typeof parseArgs>["tokens"]>[number];

/** `args` as parseArgs sees them when it knows `flags`; what is unknown is left to the caller. */
export function tokenize(args: readonly string[], flags: readonly Flag[]): Token[] {
  const options = flags.map(({ name, short, value }) => [
    name,
    { type: value === undefined ? "boolean" : "string", ...(short && { short }) } as const,
  ]);
  // Not strict: a value may begin with a dash (a descending order does), and our own messages know the flags.
  return parseArgs({
    args: [...args],
    options: Object.fromEntries(options),
    strict: false,
    allowPositionals: true,
    tokens: true,
  }).tokens;
}

/**
 * Takes `args` apart. `pointerTo` says what to write instead of an unknown flag, where it knows; `lookUp` says where all
 * the flags are.
 *
 * @throws {UsageError} at an unknown flag, a missing or needless value, or a flag given twice.
 */
export function readFlags(
  args: readonly string[],
  flags: readonly Flag[],
  pointerTo: (rawName: string, value: string | undefined) => string | undefined,
  lookUp: string,
): Arguments {
  const byName = new Map(flags.map((flag) => [flag.name, flag]));
  const given: Given[] = [];
  const positionals: string[] = [];
  const tokens = tokenize(args, flags);
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const flag = byName.get(token.name);
    if (!flag) {
      const pointer = pointerTo(token.rawName, valueAt(tokens, index));
      throw unknownFlag(token.rawName, flags, pointer, lookUp);
    }
    const text = flag.value === undefined ? withoutValue(flag, token) : withValue(flag, token, byName);
    if (!flag.repeats && flag.value !== undefined && given.some((other) => other.flag === flag)) {
      throw new UsageError(`--${flag.name} is given twice.`, "Leave one of them out.");
    }
    given.push({ flag, text });
  }
  return { given, positionals };
}

type OptionToken = Extract<Token, { kind: "option" }>;

function withoutValue(flag: Flag, { value }: OptionToken): undefined {
  if (value !== undefined)
    throw new UsageError(`--${flag.name} takes no value.`, `Write --${flag.name} alone.`);
}

function withValue(flag: Flag, token: OptionToken, flags: ReadonlyMap<string, Flag>): string {
  const { value, inlineValue, rawName } = token;
  const example = `Write --${flag.name} <${flag.value}>.`;
  if (value === undefined) throw new UsageError(`--${flag.name} needs a value.`, example);
  if (!inlineValue && value.startsWith("--") && flags.has(value.slice(2).split("=")[0] ?? "")) {
    const literally = `For the text itself, write --${flag.name}=${value}.`;
    throw new UsageError(`--${flag.name} needs a value; the flag ${value} follows it.`, example, literally);
  }
  // "-o=json": parseArgs takes the sign as part of the value.
  return inlineValue && !rawName.startsWith("--") ? value.replace(/^=/, "") : value;
}

/** The value of the option at `index` that is not known to take one. */
export function valueAt(tokens: readonly Token[], index: number): string | undefined {
  const [option, next] = tokens.slice(index);
  if (option?.kind === "option" && option.value !== undefined) return option.value;
  return next?.kind === "positional" ? next.value : undefined;
}

function unknownFlag(
  rawName: string,
  flags: readonly Flag[],
  pointer: string | undefined,
  lookUp: string,
): UsageError {
  if (!rawName.startsWith("--")) {
    const letters = flags.flatMap(({ short }) => (short ? [`-${short}`] : []));
    return new UsageError(
      `The flag ${rawName} is unknown; those of one letter are ${letters.join(" and ")}.`,
      pointer,
      "Write -- before an argument that begins with a dash.",
    );
  }
  const word = rawName.slice(2);
  const names = flags.map(({ name }) => name);
  const near = nearest(word, names);
  const meant = near === undefined ? names.filter((name) => name.startsWith(word)) : [near];
  const guess = `Did you mean ${meant.map((name) => `--${name}`).join(" or ")}?`;
  return new UsageError(
    `The flag ${rawName} is unknown.`,
    pointer ?? (word !== "" && meant.length > 0 ? guess : lookUp),
  );
}
