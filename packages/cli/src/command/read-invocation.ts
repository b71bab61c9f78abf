import type { Operation, Schema } from "@covalkit/spec";
import { UsageError } from "../usage-error.ts";
import { generalFlags, type ParameterFlag, parameterFlags, pathParameters } from "./command.ts";
import { commandWords } from "./find-command.ts";
import { pointerFor } from "./flag-suggestion.ts";
import { FORMATS, type GeneralName } from "./flags.ts";
import { type Arguments, readFlags } from "./read-command-line.ts";
import { readList, readValue } from "./read-value.ts";

/** A command, read and checked against its operation: what to send, and how to show what comes back. */
export interface Call {
  readonly operation: Operation;
  /** The operation's parameters, by their names in the API. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly format: (typeof FORMATS)[number];
  /** The most items to list over all pages; infinite for all; `undefined` for one page. */
  readonly limit: number | undefined;
  readonly baseUrl: string | undefined;
  readonly deadlineMs: number | undefined;
  /** `undefined` for as often as the client sees fit. */
  readonly maxRetries: number | undefined;
  /** The command line it was read from. */
  readonly written: Arguments;
}

/**
 * Reads the arguments after the command's words.
 *
 * @throws {UsageError} when an argument is missing, unknown, or not what the operation takes.
 */
export function readCall(operation: Operation, rest: readonly string[]): Call {
  const ownFlags = parameterFlags(operation);
  const written = readFlags(
    rest,
    [...generalFlags(operation), ...ownFlags],
    (rawName, value) => pointerFor(rawName, value, operation),
    `Run covalkit ${commandWords(operation)} --help for what there is.`,
  );
  const has = (name: GeneralName) => written.given.some(({ flag }) => flag.name === name);
  const text = (name: GeneralName) => written.given.find(({ flag }) => flag.name === name)?.text;
  const value = (name: GeneralName, schema: Schema): unknown => {
    const given = text(name);
    return given === undefined ? undefined : readValue(`--${name}`, schema, given);
  };
  const number = (name: GeneralName, schema: Schema): number | undefined => {
    const read = value(name, schema);
    return typeof read === "number" ? read : undefined;
  };
  const format = value("output", { enum: FORMATS });
  const seconds = number("timeout", { type: "number", minimum: 0.001 });
  if (has("limit") && has("all")) {
    throw new UsageError("--limit and --all exclude each other.", "Leave one of them out.");
  }
  return {
    operation,
    params: { ...readPath(operation, written), ...readParameters(operation, ownFlags, written) },
    format: FORMATS.find((each) => each === format) ?? FORMATS[0],
    limit: has("all") ? Number.POSITIVE_INFINITY : number("limit", { type: "integer", minimum: 1 }),
    baseUrl: text("base-url"),
    deadlineMs: seconds === undefined ? undefined : seconds * 1000,
    maxRetries: number("max-retries", { type: "integer", minimum: 0 }),
    written,
  };
}

function readPath(operation: Operation, { positionals }: Arguments): Record<string, unknown> {
  const path = pathParameters(operation);
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

function readParameters(
  { parameters }: Operation,
  flags: readonly ParameterFlag[],
  { given }: Arguments,
): Record<string, unknown> {
  const params = new Map<string, unknown>();
  for (const [name, { required, schema, in: place }] of Object.entries(parameters)) {
    if (place === "path") continue;
    const own = flags.filter(({ parameter }) => parameter === name);
    const [flag] = own;
    const written = given.filter((each) => own.some((one) => one === each.flag));
    const [first] = written;
    if (!flag) continue;
    if (first) {
      const texts = written.map((each) => each.text ?? String(each.flag === flag));
      const other = written.find((each) => each.flag !== first.flag);
      if (other) {
        const twice = `--${other.flag.name} and its opposite are both given.`;
        throw new UsageError(twice, "Leave one of them out.");
      }
      const label = `--${first.flag.name}`;
      params.set(
        name,
        flag.repeats ? readList(label, schema, texts) : readValue(label, schema, texts[0] ?? ""),
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
