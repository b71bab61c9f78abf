import type { Suite } from "../harness/report.ts";

/** Each part is loaded when it runs: it imports the peers and the built package, which a fresh clone lacks until then. */
export const suite: Suite = {
  summary: "@covalkit/filter: parsing, evaluation, size, and what its types cost the compiler",
  packages: ["@covalkit/filter"],
  async run(progress) {
    progress("parsing");
    const { parsing } = await import("./filter/parsing.ts");
    const parsed = await parsing();
    progress("evaluation");
    const { evaluation } = await import("./filter/evaluation.ts");
    const evaluated = await evaluation();
    progress("size");
    const { size } = await import("./filter/size.ts");
    const sized = await size();
    progress("type checking");
    const { typeChecking } = await import("./filter/type-checking.ts");
    const checked = typeChecking();
    const parts = [parsed, evaluated, sized, checked];
    return {
      comparisons: parts.flatMap((part) => part.comparisons),
      goals: parts.flatMap((part) => part.goals),
    };
  },
};
