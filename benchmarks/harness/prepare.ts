import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const home = join(import.meta.dirname, "..");
const root = join(home, "..");

/** Installs the peers, unless exactly the locked ones are there already. */
export function installPeers(): void {
  const wanted = read(join(home, "pnpm-lock.yaml"));
  if (wanted !== undefined && read(join(home, "node_modules/.pnpm/lock.yaml")) === wanted) return;
  pnpm(["install", "--frozen-lockfile"], home);
}

/** Builds the packages that are measured, with everything they need. */
export function build(packages: readonly string[]): void {
  if (packages.length === 0) return;
  pnpm([...packages.flatMap((name) => ["--filter", `${name}...`]), "run", "build"], root);
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** pnpm, with its output on stderr: stdout is for the report. */
function pnpm(args: readonly string[], cwd: string): void {
  // The pnpm that runs this script, if one does: it need not be on PATH.
  const self = process.env.npm_execpath;
  const [command, first] = self?.includes("pnpm") ? [process.execPath, [self]] : ["pnpm", []];
  const { status, error } = spawnSync(command, [...first, ...args], { cwd, stdio: ["ignore", 2, 2] });
  if (error) throw error;
  if (status !== 0) throw new Error(`pnpm ${args.join(" ")} failed in ${cwd}`);
}
