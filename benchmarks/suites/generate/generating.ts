import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { summary } from "../../harness/measure.ts";
import { measuresMemory, peakMemory, timeProcess } from "../../harness/process.ts";
import { atMost, type Comparison, type Goal } from "../../harness/report.ts";
import { type Contender, contendersFor } from "./contenders.ts";

const MEMORY_ROUNDS = 3;

/** Times whole runs of each generator on one document, in turns; then their memory, likewise. */
export async function generating(
  title: string,
  document: string,
  rounds: number,
): Promise<{ comparisons: Comparison[]; goals: Goal[] }> {
  const folder = mkdtempSync(join(tmpdir(), "covalkit-bench-generate-"));
  try {
    const contenders = contendersFor(document, folder);
    // The first run of each fills the caches of files and of compiled code that later ones have.
    await inTurns(contenders, 1, timeProcess, folder);
    const times = await inTurns(contenders, rounds, timeProcess, folder);
    const comparisons = [compare(`${title}: time`, "ms", times)];
    if (measuresMemory) {
      const peaks = await inTurns(contenders, MEMORY_ROUNDS, peakMemory, folder);
      comparisons.push(
        compare(`${title}: memory of the process and all below it, at its peak`, "bytes", peaks),
      );
    }
    return { comparisons, goals: comparisons.map(goal) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `rounds` samples of each contender, beginning with another one each time. */
async function inTurns(
  contenders: readonly Contender[],
  rounds: number,
  measure: (args: readonly string[], cwd: string) => Promise<number>,
  folder: string,
): Promise<Map<string, number[]>> {
  const samples = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const contender = contenders[(round + turn) % contenders.length];
      contender?.clean();
      if (contender) samples.get(contender.name)?.push(await measure(contender.args, folder));
    }
  }
  return samples;
}

function compare(title: string, unit: Comparison["unit"], samples: Map<string, number[]>): Comparison {
  const rows = [...samples].map(([name, values]) => {
    const { median, low, high } = summary(values);
    return { name, value: median, low, high };
  });
  const [ours] = rows;
  return { title, unit, ours: ours?.name ?? "", rows };
}

/** Ahead of every peer. */
function goal({ title, unit, ours, rows }: Comparison): Goal {
  const value = rows.find(({ name }) => name === ours)?.value ?? Number.NaN;
  const best = Math.min(...rows.filter(({ name }) => name !== ours).map((row) => row.value));
  return unit === "bytes" ? atMost(title, value / 1e6, best / 1e6, "MB") : atMost(title, value, best, "ms");
}
