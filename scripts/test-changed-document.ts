/**
 * `pnpm test:changed`: the whole test command in a copy of the tree whose document was changed in every way that asks
 * for no other edit. Whatever fails there has written something about the API down a second time.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { styleText } from "node:util";
import { readParts, textOf } from "./changed-document/document.ts";
import * as edits from "./changed-document/edits.ts";

const CHANGES: Readonly<Record<string, readonly edits.Edit[]>> = {
  /** What CI runs. */
  wider: [
    edits.pageSizes({ minimum: 1, maximum: 500, default: 35, example: 30 }),
    edits.anotherDefaultOrder,
    edits.anotherProperty,
    edits.anotherParameter,
    edits.moreStatuses,
    edits.anotherFilterField,
    edits.moreLists(1),
  ],
  /** Smaller pages, no default, the parameters in another order, and five more resources. */
  narrower: [
    edits.pageSizes({ minimum: 2, maximum: 90, default: 20, example: 10 }),
    edits.noDefaultPageSize,
    edits.otherOrderOfParameters,
    edits.moreLists(5),
  ],
};

const root = fileURLToPath(new URL("..", import.meta.url));
const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const [name = "wider"] = process.argv.slice(2);
const change = CHANGES[name];
if (!change) throw new Error(`There is no change "${name}", but: ${Object.keys(CHANGES).join(", ")}.`);

const copy = mkdtempSync(join(tmpdir(), "covalkit-changed-"));
step(`Copy the tree to ${copy}, and change its document (${name})`);
copyTree();
const file = join(copy, "spec/openapi.yaml");
const parts = readParts(readFileSync(file, "utf8"));
for (const edit of change) edit(parts);
writeFileSync(file, textOf(parts.document));

const code = run("install", "--frozen-lockfile", "--prefer-offline") || run("generate") || run("test");
if (code === 0) rmSync(copy, { recursive: true });
else console.error(`\nThe copy is kept: ${copy}`);
process.exitCode = code;

/** What git tracks, as it is on the disk; a repository of its own, for tools that ask git what is ignored. */
function copyTree(): void {
  const { stdout, status } = spawnSync(
    "git",
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    {
      cwd: root,
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error("git does not list the tree's files.");
  for (const path of stdout.split("\0")) {
    if (path !== "" && existsSync(join(root, path))) cpSync(join(root, path), join(copy, path));
  }
  spawnSync("git", ["init", "--quiet"], { cwd: copy });
  spawnSync("git", ["add", "--all"], { cwd: copy });
}

/** Runs a command of pnpm in the copy; its exit code. */
function run(...args: string[]): number {
  step(`pnpm ${args.join(" ")}`);
  const { status } = spawnSync("npx", ["--yes", packageManager, ...args], {
    cwd: copy,
    stdio: "inherit",
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
    shell: process.platform === "win32",
  });
  if (status !== 0) console.error(`\n\`pnpm ${args.join(" ")}\` failed on the changed document.`);
  return status ?? 1;
}

function step(title: string): void {
  console.log(`\n${styleText("bold", `▸ ${title}`)}\n`);
}
