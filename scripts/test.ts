/** `pnpm test`: everything that CI runs. What has not changed since the last run is not run again. */
import { spawnSync } from "node:child_process";
import { writeReadmeBlocks } from "./readme-blocks.ts";

// Before turbo, not within: prose may change in a README without any task's inputs changing.
await writeReadmeBlocks();
const tasks = ["drift", "lint", "lint:root", "build", "types", "test:unit", "size", "test"];
const { status } = spawnSync(
  "turbo",
  ["run", ...tasks, "--output-logs=new-only", "--continue=dependencies-successful"],
  {
    stdio: "inherit",
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
    shell: process.platform === "win32",
  },
);
process.exitCode = status ?? 1;
