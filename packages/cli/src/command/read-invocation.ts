import type { Schema } from "@covalkit/spec";
import { FORMAT_NAMES, type FormatName } from "../output/formats.ts";
import { UsageError } from "../usage-error.ts";
import type { Command } from "./command.ts";
import type { GeneralName } from "./flags.ts";
import type { CommandLine } from "./read-command-line.ts";
import { readValue, readValues } from "./read-value.ts";

/** A command line, read and checked against its operation: what to send, and how to show what comes back. */
export interface Invocation {
  readonly command: Command;
  /** The operation's parameters, by their names in the API. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly format: FormatName;
  /** The most items to list over all pages; infinite for all; `undefined` for one page. */
  readonly limit: number | undefined;
  readonly baseUrl: string | undefined;
  readonly deadlineMs: number | undefined;
  /** `undefined` for as often as the client sees fit. */
  readonly maxRetries: number | undefined;
  readonly line: CommandLine;
}

/**
 * Reads the values of a command line.
 *
 * @throws {UsageError} when one is missing, too many, or not what the operation takes.
 */
export function readInvocation(command: Command, line: CommandLine): Invocation {
  const find = (name: GeneralName) => line.flags.find(({ flag }) => flag.name === name);
  const value = (name: GeneralName, schema: Schema): unknown => {
    const text = find(name)?.text;
    return text === undefined ? undefined : readValue(`--${name}`, schema, text);
  };
  const number = (name: GeneralName, schema: Schema): number | undefined => {
    const read = value(name, schema);
    return typeof read === "number" ? read : undefined;
  };
  const format = value("output", { enum: FORMAT_NAMES });
  const seconds = number("timeout", { type: "number", minimum: 0.001 });
  if (find("limit") && find("all")) {
    throw new UsageError("--limit and --all exclude each other.", "Leave one of them out.");
  }
  return {
    command,
    params: { ...readPath(command, line), ...readParameters(command, line) },
    format: FORMAT_NAMES.find((each) => each === format) ?? FORMAT_NAMES[0],
    limit: find("all") ? Number.POSITIVE_INFINITY : number("limit", { type: "integer", minimum: 1 }),
    baseUrl: find("base-url")?.text,
    deadlineMs: seconds === undefined ? undefined : seconds * 1000,
    maxRetries: number("max-retries", { type: "integer", minimum: 0 }),
    line,
  };
}

function readPath({ path }: Command, { positionals }: CommandLine): Record<string, unknown> {
  const [extra] = positionals.slice(path.length);
  if (extra !== undefined) {
    const wanted = path.length > 0 ? ` after ${path.map(([name]) => `<${name}>`).join(" ")}` : "";
    throw new UsageError(
      `The argument "${extra}" is one too many${wanted}.`,
      "A value with spaces needs quotes; a flag needs its dashes.",
    );
  }
  const entries = path.map(([name, { schema }], index) => {
    const text = positionals[index];
    if (text === undefined || text === "") throw new UsageError(`The argument <${name}> is missing.`);
    return [name, readValue(`<${name}>`, schema, text)];
  });
  return Object.fromEntries(entries);
}

function readParameters({ operation, parameterFlags }: Command, line: CommandLine): Record<string, unknown> {
  const params = new Map<string, unknown>();
  for (const [name, { required, schema }] of Object.entries(operation.parameters)) {
    const own = parameterFlags.filter(({ parameter }) => parameter === name);
    const [flag] = own;
    if (!flag) continue;
    const written = line.flags.filter((each) => own.some((one) => one === each.flag));
    const [first] = written;
    if (first) {
      const other = written.find((each) => each.flag !== first.flag);
      if (other) {
        const twice = `--${other.flag.name} and its opposite are both given.`;
        throw new UsageError(twice, "Leave one of them out.");
      }
      const texts = written.map((each) => each.text ?? String(each.flag === flag));
      const label = `--${first.flag.name}`;
      params.set(
        name,
        flag.repeats ? readValues(label, schema, texts) : readValue(label, schema, texts[0] ?? ""),
      );
    } else if (required) {
      throw new UsageError(
        `--${flag.name} is required.`,
        `Write --${flag.name}${flag.value === undefined ? ` or --no-${flag.name}` : ` <${flag.value}>`}.`,
      );
    }
  }
  return Object.fromEntries(params);
}
