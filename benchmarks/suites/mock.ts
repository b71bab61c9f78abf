import type { Suite } from "../harness/report.ts";

/** Each part is loaded when it runs: it imports the built package, which a fresh clone lacks until then. */
export const suite: Suite = {
  summary: "@covalkit/mock: pages, a million conversations, making them up, and how fast the command starts",
  packages: ["@covalkit/mock"],
  async run(progress) {
    progress("pages");
    const { pages } = await import("./mock/pages.ts");
    const paged = await pages();
    progress("making up");
    const { makingUp } = await import("./mock/making-up.ts");
    const made = await makingUp();
    progress("a million conversations");
    const { million } = await import("./mock/million.ts");
    const large = million();
    progress("starting");
    const { starting } = await import("./mock/starting.ts");
    const started = await starting();
    const parts = [paged, made, large, started];
    return {
      comparisons: parts.flatMap((part) => part.comparisons),
      goals: parts.flatMap((part) => part.goals),
    };
  },
};
