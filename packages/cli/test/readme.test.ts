import { execFile } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { covalkit, KEY } from "./support/covalkit.ts";
import { conversation, startServer } from "./support/server.ts";

const README = await readFile(new URL("../README.md", import.meta.url), "utf8");
const BIN = fileURLToPath(new URL("../bin/covalkit.js", import.meta.url));

/** Each command of the README's console blocks, with what stands below it. */
function commandsOf(markdown: string): { command: string; output: string }[] {
  const blocks = [...markdown.matchAll(/```console\n(.*?)```/gs)].map(([, block = ""]) => block);
  return blocks.flatMap((block) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((text) => {
        const [command = "", ...output] = text.split("\n");
        return { command, output: output.join("\n") };
      }),
  );
}

/** A folder where the program has the name that users type. */
async function binFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "covalkit-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "covalkit");
  await writeFile(file, `#!/bin/sh\nexec '${process.execPath}' '${BIN}' "$@"\n`);
  await chmod(file, 0o755);
  return folder;
}

const STATUSES = ["COMPLETED", "FAILED"];

test.each(commandsOf(README))(
  "the README's $command prints what stands below it",
  async ({ command, output }) => {
    const { url } = await startServer(({ query }) => {
      const start = Number(query.page_token ?? 0);
      const end = Math.min(5, start + Number(query.page_size ?? 5));
      const conversations = Array.from({ length: end - start }, (_, index) =>
        conversation(`gk3jK9mPq2xRt5vW8yZa0${start + index}`, {
          status: STATUSES[(start + index) % 2],
          external_conversation_id: `external-call-${start + index}`,
          has_audio: (start + index) % 2 === 0,
        }),
      );
      return { conversations, next_page_token: end < 5 ? String(end) : null };
    });
    const PATH = [await binFolder(), process.env.PATH].join(delimiter);
    const env = { PATH, COVAL_API_KEY: KEY, COVAL_BASE_URL: url };
    const { stdout } = await promisify(execFile)("sh", ["-c", `{ ${command}; } 2>&1 || true`], { env });
    expect(stdout).toBe(output);
  },
);

test("the README's exit codes are those of the help", async () => {
  const { stdout } = await covalkit(["--help"]);
  const [, section = ""] = stdout.split("Exit codes\n");
  const inHelp = [...section.matchAll(/^ {2}(\d+) +(.*)$/gm)].map(
    ([, code, text]) => `| ${code} | ${text} |`,
  );
  const inReadme = README.replaceAll(/ +/g, " ")
    .split("\n")
    .filter((line) => /^\| \d/.test(line));
  expect(inReadme).toEqual(inHelp);
});

test("every flag that the README names is one", async () => {
  const { stdout } = await covalkit(["conversations", "list", "--help"]);
  const named = new Set([...README.matchAll(/(?<=[`\s])--[a-z][a-z-]*/g)].map(([flag]) => flag));
  const foreign = ["--global", "--no-", "--param-limit", "--page-sise"];
  for (const flag of named) if (!foreign.includes(flag)) expect(stdout).toContain(flag);
});
