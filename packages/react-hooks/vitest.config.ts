import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { environment: "jsdom", setupFiles: ["test/unmount.ts"], restoreMocks: true, testTimeout: 30_000 },
});
