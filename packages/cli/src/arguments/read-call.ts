import type { Operation, Schema } from "@covalkit/spec";
import { UsageError } from "../usage-error.ts";
import { FORMATS, type GeneralName } from "./flag.ts";
import { generalFlags, type ParameterFlag, parameterFlags, pathParameters } from "./parameter-flags.ts";
import { pointerFor } from "./pointer.ts";
import { type Arguments, readFlags } from "./read-flags.ts";
import { readChoice, readNumber, readValue } from "./read-value.ts";
import { itemSchema } from "./value-schema.ts";

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
  const written = readFlags(rest, [...generalFlags(operation), ...ownFlags], (rawName, value) =>
    pointerFor(rawName, value, operation),
  );
  const has = (name: GeneralName) => written.given.some(({ flag }) => flag.name === name);
  const text = (name: GeneralName) => written.given.find(({ flag }) => flag.name === name)?.text;
  const number = (name: GeneralName, schema: Schema) => {
    const given = text(name);
    return given === undefined ? undefined : readNumber(`--${name}`, schema, given);
  };
  const format = text("output");
  const seconds = number("timeout", { type: "number", minimum: 0.001 });
  if (has("limit") && has("all")) {
    throw new UsageError("--limit and --all exclude each other.", "Leave one of them out.");
  }
  return {
    operation,
    params: { ...readPath(operation, written), ...readParameters(operation, ownFlags, written) },
    format: format === undefined ? FORMATS[0] : readChoice("--output", FORMATS, format),
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
  for (const { flag, text } of given) {
    const own = flags.find((each) => each === flag);
    const schema = own && parameters[own.parameter]?.schema;
    if (!own || !schema) continue;
    const earlier = params.get(own.parameter);
    if (text === undefined) {
      const value = !own.negates;
      if (earlier === !value) {
        throw new UsageError(`--${flag.name} and its opposite are both given.`, "Leave one of them out.");
      }
      params.set(own.parameter, value);
    } else {
      const value = readValue(`--${flag.name}`, itemSchema(schema), text);
      params.set(own.parameter, flag.repeats ? [...(Array.isArray(earlier) ? earlier : []), value] : value);
    }
  }
  for (const [name, { required, in: place }] of Object.entries(parameters)) {
    if (!required || place === "path" || params.has(name)) continue;
    const flag = flags.find(({ parameter }) => parameter === name);
    throw new UsageError(
      `--${flag?.name} is required.`,
      `Write --${flag?.name} <${flag?.value ?? "value"}>.`,
    );
  }
  return Object.fromEntries(params);
}
