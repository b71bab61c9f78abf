import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/**
 * `sources` formatted, with their imports in order; a name says which language it is. One process formats them all,
 * in a folder of its own: starting the formatter costs more than its work.
 */
export async function format(sources: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const folder = temporaryFolder();
  try {
    const made = new Set<string>();
    for (const [name, source] of sources) {
      const file = join(folder, name);
      const parent = dirname(file);
      if (!made.has(parent)) mkdirSync(parent, { recursive: true });
      made.add(parent);
      writeFileSync(file, source);
    }
    await runFormatter(folder);
    return new Map([...sources.keys()].map((name) => [name, readFileSync(join(folder, name), "utf8")]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A new folder, in memory where the system has a place for that: its files live for a moment. */
function temporaryFolder(): string {
  const name = "covalkit-format-";
  try {
    return mkdtempSync(join("/dev/shm", name));
  } catch {
    return mkdtempSync(join(tmpdir(), name));
  }
}

function runFormatter(folder: string): Promise<void> {
  const [command, ...first] = formatter();
  const options = [
    `--config-path=${root}`,
    // What is generated has nothing for the linter to mend; `pnpm lint` holds it to that.
    "--linter-enabled=false",
    // The folder lies outside of the repository, and no generated file is too long to be formatted.
    "--vcs-enabled=false",
    `--files-max-size=${2 ** 31}`,
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, "check", "--write", ...options, folder], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let errors = "";
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      errors += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`biome could not format what was generated:\n${errors}`));
    });
  });
}

/**
 * How to start the formatter: its binary itself, where exactly one is installed for this platform. Its Node wrapper
 * takes longer to start than the formatter to run; it knows what to do everywhere else.
 */
function formatter(): [string, ...string[]] {
  if (process.env.BIOME_BINARY) return [process.env.BIOME_BINARY];
  const wrapper = fileURLToPath(import.meta.resolve("@biomejs/biome/bin/biome"));
  const { resolve } = createRequire(wrapper);
  const binary = process.platform === "win32" ? "biome.exe" : "biome";
  const installed = ["", "-musl"].flatMap((libc) => {
    try {
      return [resolve(`@biomejs/cli-${process.platform}-${process.arch}${libc}/${binary}`)];
    } catch {
      return [];
    }
  });
  const [only, ...more] = installed;
  return only !== undefined && more.length === 0 ? [only] : [process.execPath, wrapper];
}
