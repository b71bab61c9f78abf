/** `pnpm version-packages`: what changesets do to versions and changelogs, and the client's own word for its version. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const client = join(fileURLToPath(new URL("..", import.meta.url)), "packages/client");

const { status } = spawnSync("changeset", ["version"], {
  stdio: "inherit",
  shell: process.platform === "win32",
});
if (status !== 0) process.exit(status ?? 1);

const { version } = JSON.parse(readFileSync(join(client, "package.json"), "utf8"));
const file = join(client, "src/version.ts");
writeFileSync(file, readFileSync(file, "utf8").replace(/"\d[^"]*"/, JSON.stringify(version)));
