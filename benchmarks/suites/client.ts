import type { Suite } from "../harness/report.ts";

/** Each part is loaded when it runs: it imports the built package, which a fresh clone lacks until then. */
export const suite: Suite = {
  summary: "@covalkit/client: what a call costs beside openapi-fetch alone, walking pages, size",
  packages: ["@covalkit/client"],
  async run(progress) {
    const { startServer } = await import("./client/server.ts");
    const server = await startServer();
    try {
      progress("calls");
      const { calls } = await import("./client/calls.ts");
      const called = await calls(server.url);
      progress("walking");
      const { walking } = await import("./client/walking.ts");
      const walked = await walking(server.url);
      progress("size");
      const { size } = await import("./client/size.ts");
      const parts = [called, walked, await size()];
      return {
        comparisons: parts.flatMap((part) => part.comparisons),
        goals: parts.flatMap((part) => part.goals),
      };
    } finally {
      await server.close();
    }
  },
};
