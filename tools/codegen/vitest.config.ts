import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// As src/engine.ts has it.
const filter = fileURLToPath(new URL("../../packages/filter/src/index.ts", import.meta.url));

export default defineConfig({
  resolve: { alias: { "@covalkit/filter": filter } },
  test: { testTimeout: 120_000, hookTimeout: 120_000 },
});
