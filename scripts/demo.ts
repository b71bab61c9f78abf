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
const mock = join(root, "packages/mock", manifest("packages/mock").bin["covalkit-mock"]);
const started: ChildProcess[] = [];

try {
  step("Build the packages");
  run("turbo", [
    "run",
    "build",
    "--filter=@covalkit/cli",
    "--filter=@covalkit/mock",
    "--output-logs=errors-only",
  ]);

  step("Start Prism: a mock made of spec/openapi.yaml and nothing else");
  const prism = await start(prismProgram(), [
    "mock",
    "--host",
    "127.0.0.1",
    "--port",
    "0",
    join(root, "spec/openapi.yaml"),
  ]);
  const fromPrism = keyed(prism);
  step("covalkit conversations list");
  run(process.execPath, [cli, "conversations", "list"], fromPrism);
  step("covalkit conversations list --page-size 2 --output json");
  run(process.execPath, [cli, "conversations", "list", "--page-size", "2", "--output", "json"], fromPrism);
  step("examples/quickstart/list.ts: the client, in ten lines");
  run(process.execPath, [join(root, "examples/quickstart/list.ts")], fromPrism);

  step("Start covalkit-mock: the API itself, with 500 conversations that it filters, sorts and pages");
  const fromMock = keyed(await start(mock, ["--port", "0", "--count", "500", "--seed", "1"]));
  step("covalkit conversations list --filter 'status=FAILED' --limit 8");
  run(
    process.execPath,
    [cli, "conversations", "list", "--filter", "status=FAILED", "--limit", "8"],
    fromMock,
  );
  step("examples/quickstart/walk.ts: a filtered walk over several pages");
  run(process.execPath, [join(root, "examples/quickstart/walk.ts")], fromMock);

  step("Done");
  console.log(
    "One document became two mocks, a client and a command line, and all of them agreed. Try next:\n",
  );
  console.log(`  node ${cli.slice(root.length)} --help`);
  console.log(`  node ${mock.slice(root.length)} --count 500 --live`);
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

/** A mock's address and a key for it: mocks take any, and a real one must not leave this machine. */
function keyed(baseUrl: string): Record<string, string> {
  console.log(`It listens on ${baseUrl}.`);
  return { COVAL_API_KEY: "demo-key", COVAL_BASE_URL: baseUrl };
}

function prismProgram(): string {
  return join(
    dirname(createRequire(import.meta.url).resolve("@stoplight/prism-cli/package.json")),
    "dist/index.js",
  );
}

/** Starts a program that says where it listens; the address, once it does. */
async function start(program: string, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  started.push(child);
  child.stderr.resume(); // its log has to go somewhere, or it would block
  for await (const line of createInterface({ input: child.stdout })) {
    const url = line.match(/http:\/\/\S+:\d+/)?.[0];
    if (!url) continue;
    child.stdout.resume();
    return url;
  }
  throw new Error(`${program} ended before it listened.`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill();
  await ended;
}
