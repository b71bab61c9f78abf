import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const biome = fileURLToPath(import.meta.resolve("@biomejs/biome/bin/biome"));
const root = fileURLToPath(new URL("../../..", import.meta.url));

/** `source` as the linter writes it: formatted, its imports in order; `name` says which language it is. */
export function format(name: string, source: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [biome, "check", "--write", `--stdin-file-path=${name}`], {
      cwd: root,
    });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(Buffer.concat(output).toString());
      else reject(new Error(`biome could not format ${name}:\n${Buffer.concat(errors)}`));
    });
    child.stdin.end(source);
  });
}
