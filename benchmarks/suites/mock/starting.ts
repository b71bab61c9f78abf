import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { summary } from "../../harness/measure.ts";
import { atMost, type Comparison, type Goal } from "../../harness/report.ts";

const bin = join(import.meta.dirname, "../../../packages/mock/bin/covalkit-mock.js");
const ROUNDS = 15;

/** From starting the command to its address on stdout; beside it, Node that does nothing. */
export async function starting(): Promise<{ comparisons: Comparison[]; goals: Goal[] }> {
  const [ours, bare] = [[] as number[], [] as number[]];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await untilOutput([bin, "--port", "0"]));
    bare.push(await untilOutput(["-e", "console.log(1)"]));
  }
  const row = (name: string, samples: number[]) => {
    const { median, low, high } = summary(samples);
    return { name, value: median, low, high };
  };
  const started = row("covalkit-mock", ours);
  return {
    comparisons: [
      {
        title: "from the command to its first output",
        unit: "ms",
        ours: "covalkit-mock",
        rows: [started, row("node -e 'console.log(1)'", bare)],
        note: "Node alone is the floor, and no alternative.",
      },
    ],
    goals: [atMost("covalkit-mock answers", started.value, 300, "ms")],
  };
}

async function untilOutput(args: readonly string[]): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  const elapsed = performance.now() - start;
  child.kill();
  if (child.exitCode === null) await once(child, "exit");
  return elapsed;
}
