import { parseArgs } from "node:util";
import { createFaultDraw } from "../faults/draw.ts";
import type { FaultOptions } from "../faults/fault.ts";
import { parseFaults } from "../faults/parse-faults.ts";
import type { Paging } from "../list/list-page.ts";

export interface Arguments {
  readonly port: number;
  readonly data: string | undefined;
  readonly count: number;
  readonly seed: number;
  readonly latencyMs: number | readonly [number, number];
  readonly faults: FaultOptions;
  readonly live: boolean;
  readonly paging: Paging;
  readonly apiKey: readonly string[] | undefined;
  readonly host: string | undefined;
  readonly origins: readonly string[] | undefined;
  readonly help: boolean;
  readonly version: boolean;
}

/** An argument that cannot be understood. The message says which, and what it may be. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const OPTIONS = {
  port: { type: "string", default: "4700" },
  data: { type: "string" },
  count: { type: "string" },
  seed: { type: "string" },
  latency: { type: "string", default: "0" },
  faults: { type: "string" },
  live: { type: "boolean", default: false },
  paging: { type: "string", default: "offset" },
  "api-key": { type: "string", multiple: true },
  host: { type: "string" },
  origin: { type: "string", multiple: true },
  help: { type: "boolean", short: "h", default: false },
  version: { type: "boolean", default: false },
} as const;

/** Reads the command line. Throws a {@link UsageError}. */
export function readArguments(args: readonly string[]): Arguments {
  const values = parse(args);
  if (values.data !== undefined && (values.count ?? values.seed) !== undefined) {
    throw new UsageError(
      "--data cannot be combined with --count or --seed: items are read or made up, not both",
    );
  }
  return {
    port: integer("--port", values.port, 65_535),
    data: values.data,
    count: integer("--count", values.count ?? "100", 10_000_000),
    seed: integer("--seed", values.seed ?? "1", Number.MAX_SAFE_INTEGER),
    latencyMs: latency(values.latency),
    faults: faults(values.faults),
    live: values.live,
    paging: paging(values.paging),
    apiKey: values["api-key"],
    host: values.host,
    origins: values.origin?.map(origin),
    help: values.help,
    version: values.version,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function integer(name: string, text: string, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new UsageError(`${name} must be an integer from 0 to ${most}, not "${text}"`);
}

function latency(text: string): number | readonly [number, number] {
  const [, least, most] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  if (least === undefined)
    throw new UsageError(`--latency must be milliseconds such as 200 or 100-300, not "${text}"`);
  return most === undefined ? Number(least) : [Number(least), Number(most)];
}

function faults(text: string | undefined): FaultOptions {
  try {
    const options = text === undefined ? {} : parseFaults(text);
    // Here already, so that wrong rates are told apart from what goes wrong later.
    createFaultDraw(options);
    return options;
  } catch (error) {
    throw new UsageError(`--faults: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function paging(text: string): Paging {
  if (text === "offset" || text === "keyset") return text;
  throw new UsageError(`--paging must be offset or keyset, not "${text}"`);
}

function origin(text: string): string {
  if (URL.canParse(text) && new URL(text).origin === text) return text;
  throw new UsageError(`--origin must be an origin such as https://app.test, not "${text}"`);
}
