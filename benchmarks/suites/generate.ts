import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Suite } from "../harness/report.ts";

const MORE_LISTS = 300;

/** Peers are imported when the suite runs: they may not be there before. */
export const suite: Suite = {
  summary: "pnpm generate: time and memory on today's document, and on one with 300 more lists",
  packages: [],
  async run(progress) {
    const { withMoreLists } = await import("./generate/documents.ts");
    const { generating } = await import("./generate/generating.ts");
    const today = readFileSync(join(import.meta.dirname, "../../spec/openapi.yaml"), "utf8");
    progress("today's document");
    const small = await generating("spec/openapi.yaml", today, 15);
    progress(`${MORE_LISTS} more lists`);
    const large = await generating(`with ${MORE_LISTS} more lists`, withMoreLists(today, MORE_LISTS), 5);
    return {
      comparisons: [...small.comparisons, ...large.comparisons],
      goals: [...small.goals, ...large.goals],
    };
  },
};
