import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

/** How long a whole process takes, in milliseconds, from its start to its exit. */
export async function timeProcess(args: readonly string[], cwd: string): Promise<number> {
  const start = performance.now();
  await exit(spawn(process.execPath, args, { cwd, stdio: ["ignore", "ignore", "pipe"] }), args);
  return performance.now() - start;
}

/** Whether the memory of a process and its children can be measured here: on Linux alone. */
export const measuresMemory: boolean = existsSync(`/proc/${process.pid}/task/${process.pid}/children`);

/**
 * The most memory that a process and all below it have at one time, in bytes: the sum of what is resident, looked
 * at every 2 ms. What two of them share counts twice.
 */
export async function peakMemory(args: readonly string[], cwd: string): Promise<number> {
  const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "ignore", "pipe"] });
  let peak = 0;
  const look = setInterval(() => {
    if (child.pid !== undefined) peak = Math.max(peak, residentTree(child.pid));
  }, 2);
  await exit(child, args).finally(() => clearInterval(look));
  return peak;
}

function exit(child: ReturnType<typeof spawn>, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let errors = "";
    child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
      errors += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`node ${args.join(" ")} ended with ${code}:\n${errors}`));
    });
  });
}

function residentTree(pid: number): number {
  return childrenOf(pid).reduce((sum, child) => sum + residentTree(child), resident(pid));
}

function resident(pid: number): number {
  // "VmRSS:     1234 kB"; nothing for a process that has ended.
  return 1024 * Number(read(`/proc/${pid}/status`).match(/^VmRSS:\s+(\d+)/m)?.[1] ?? 0);
}

/** A thread's children are listed with it: Node may start a process from any. */
function childrenOf(pid: number): number[] {
  return threadsOf(pid).flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`).split(" ").filter(Boolean).map(Number),
  );
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
