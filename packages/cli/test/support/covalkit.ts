import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";

export const KEY = "key-of-this-test-0123456789";

const BIN = fileURLToPath(new URL("../../dist/covalkit.js", import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the built program, with a key and without this process's own variables. */
export function start(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [BIN, ...args], {
    env: { PATH: process.env.PATH, COVAL_API_KEY: KEY, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Runs the built program to its end. */
export async function covalkit(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<Ended> {
  const child = start(args, env);
  const [stdout, stderr, code] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise<number | null>((resolve) => child.on("close", resolve)),
  ]);
  return { code, stdout, stderr };
}

export async function textOf(stream: Readable): Promise<string> {
  let text = "";
  for await (const chunk of stream.setEncoding("utf8")) text += String(chunk);
  return text;
}
