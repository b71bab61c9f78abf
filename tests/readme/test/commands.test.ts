import { execFile, spawn } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createMockApi, generateConversations } from "@covalkit/mock";
import { serve } from "@covalkit/mock/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const blocks = join(root, "tests/readme/blocks");
const manifest = (folder: string) => JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
const program = (folder: string, name: string) =>
  `"${process.execPath}" "${join(root, folder, manifest(folder).bin[name])}"`;

/** Every command of every shell block, with the document it stands in. */
const commands = globSync("*.sh", { cwd: blocks }).flatMap((file) =>
  readFileSync(join(blocks, file), "utf8")
    .replaceAll("\\\n", " ")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => ({ file, line })),
);

const apiKey = "readme-key";
const api = createMockApi({ conversations: generateConversations({ count: 60, seed: 7 }), apiKey });
let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve(api, { port: 0 });
});
afterAll(() => server.close());

const shell = (command: string) =>
  promisify(execFile)("sh", ["-ec", command], {
    env: { ...process.env, COVAL_API_KEY: apiKey, COVAL_BASE_URL: server.url },
    cwd: blocks,
  });

/** How a test runs the commands of the documentation, by how they begin. */
const RUNNERS: [begins: RegExp, run: (line: string) => unknown][] = [
  [/^export COVAL_(API_KEY|BASE_URL)=/, () => {}], // `shell` sets them
  // These run elsewhere: `pnpm test` is what runs this, and the demo has a test of its own.
  [
    /^(npx --yes pnpm@\S+|pnpm) /,
    (line) => expect(manifest(".").scripts).toHaveProperty([line.split(/ +/).at(-1) ?? ""]),
  ],
  [
    /^(npm install|pnpm add) /,
    (line) =>
      expect(line).toMatch(
        / (@covalkit\/(client|react-hooks|cli|mock|filter|spec)|@tanstack\/react-query|react|msw)( |$)/,
      ),
  ],
  [
    /^(npx @covalkit\/cli|covalkit) /,
    (line) =>
      shell(
        line.replaceAll(/npx @covalkit\/cli|(?<![\w/-])covalkit(?= )/g, program("packages/cli", "covalkit")),
      ),
  ],
  [/^(npx @covalkit\/mock|covalkit-mock)/, startMock],
  // Prism's own command line on this very file is what a contract test starts.
  [
    /^npx @stoplight\/prism-cli mock /,
    (line) => expect(line.endsWith("node_modules/@covalkit/spec/openapi.json")).toBe(true),
  ],
];

/** Starts the mock with the command's own flags, and asks nothing of it but its address. */
async function startMock(line: string): Promise<void> {
  const flags = line.replace(/^(npx @covalkit\/mock|covalkit-mock)/, "").replace(/--port \d+/, "");
  const child = spawn("sh", ["-c", `exec ${program("packages/mock", "covalkit-mock")} --port 0 ${flags}`], {
    cwd: blocks,
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  let url = "";
  for await (const text of createInterface({ input: child.stdout })) {
    url = text;
    break;
  }
  child.kill("SIGTERM");
  expect(url).toMatch(/http:\/\/\S+:\d+/);
  expect(await ended).toBe(0);
}

describe("the commands of the documentation", () => {
  it.each(commands)("$file: $line", async ({ line }) => {
    const [, run] = RUNNERS.find(([begins]) => begins.test(line)) ?? [];
    if (!run) throw new Error("No test knows how to run this command.");
    await run(line);
  });

  it("are found at all", () => expect(commands.length).toBeGreaterThan(3));
});

describe("the demo", () => {
  it("ends with exit code 0, having shown conversations, and does not use a real key", async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [join(root, "scripts/demo.ts")], {
      env: { ...process.env, COVAL_API_KEY: "a-real-key" },
    });
    expect(stdout).toContain("gk3jK9mPq2xRt5vW8yZaBc");
    expect(stdout).toMatch(/page (?!1:)\d+: \d+ conversations, the last/);
    expect(stdout).toContain("Your COVAL_API_KEY was not used");
    expect(stdout).not.toContain("a-real-key");
  });
});
