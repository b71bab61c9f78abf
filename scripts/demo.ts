/** `pnpm demo`: builds the packages, mocks the API from its document, and uses both. Asks nothing of the internet. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { styleText } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const cli = join(root, "packages/cli", manifest("packages/cli").bin.covalkit);
const started: ChildProcess[] = [];

try {
  step("Build the packages");
  run("turbo", ["run", "build", "--filter=@covalkit/cli", "--output-logs=errors-only"]);

  step("Start Prism: a mock made of spec/openapi.yaml and nothing else");
  const baseUrl = await startPrism();
  console.log(`It listens on ${baseUrl}.`);
  // The mock takes any key; a real one must not leave this machine, nor reach the mock.
  const env = { COVAL_API_KEY: "demo-key", COVAL_BASE_URL: baseUrl };

  step("covalkit conversations list");
  run(process.execPath, [cli, "conversations", "list"], env);
  step("covalkit conversations list --page-size 2 --output json");
  run(process.execPath, [cli, "conversations", "list", "--page-size", "2", "--output", "json"], env);
  step("examples/quickstart/list.ts: the client, in ten lines");
  run(process.execPath, [join(root, "examples/quickstart/list.ts")], env);

  step("Done");
  console.log("One document became a mock, a client and a command line, and all three agreed. Try next:\n");
  console.log(`  node ${cli.slice(root.length)} --help`);
  console.log("  edit spec/openapi.yaml, then: pnpm generate && git diff");
  console.log("  pnpm test");
  if (process.env.COVAL_API_KEY) {
    console.log("\nYour COVAL_API_KEY was not used. To list your own conversations with it:\n");
    console.log(`  node ${cli.slice(root.length)} conversations list`);
  }
} finally {
  await Promise.all(started.map(stop));
}

function step(title: string): void {
  console.log(`\n${styleText("bold", `▸ ${title}`)}\n`);
}

function manifest(folder: string): { bin: Record<string, string> } {
  return JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
}

function run(command: string, args: readonly string[], env: Record<string, string> = {}): void {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", ...env },
    shell: process.platform === "win32" && command === "turbo",
  });
  if (status !== 0) throw error ?? new Error(`${command} ${args.join(" ")} ended with exit code ${status}.`);
}

/** Prism's address, once it listens on a free port. */
async function startPrism(): Promise<string> {
  const home = dirname(createRequire(import.meta.url).resolve("@stoplight/prism-cli/package.json"));
  const prism = spawn(
    process.execPath,
    [
      join(home, "dist/index.js"),
      "mock",
      "--host",
      "127.0.0.1",
      "--port",
      "0",
      join(root, "spec/openapi.yaml"),
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  started.push(prism);
  for await (const line of createInterface({ input: prism.stdout })) {
    const url = line.match(/listening on (http:\S+)/)?.[1];
    if (!url) continue;
    prism.stdout.resume(); // its log has to go somewhere, or it would block
    return url;
  }
  throw new Error("Prism ended before it listened.");
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill();
  await ended;
}
