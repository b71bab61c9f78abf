import { defineConfig } from "vitest/config";

// One process for all files: Prism takes a second to import.
export default defineConfig({
  test: { isolate: false, fileParallelism: false, testTimeout: 60_000, hookTimeout: 60_000 },
});
