import { measure } from "../../harness/measure.ts";
import { atMost, type Comparison, type Goal } from "../../harness/report.ts";
import { generateConversations } from "./built.ts";

const COUNT = 100_000;

/** How long 100,000 conversations take to make up. Nobody else makes up the same, so there is nothing beside it. */
export async function makingUp(): Promise<{ comparisons: Comparison[]; goals: Goal[] }> {
  const name = `generateConversations({ count: ${COUNT} })`;
  const [row] = await measure([{ name, run: () => generateConversations({ count: COUNT, seed: 1 }) }], {
    rounds: 11,
  });
  const ms = (row?.median ?? Number.NaN) / 1e6;
  return {
    comparisons: [],
    goals: [atMost("100,000 conversations made up", ms, 1000, "ms")],
  };
}
