import { defineConfig } from "vitest/config";

// Many tests start the program: on a busy machine that takes longer than the usual five seconds allow.
export default defineConfig({ test: { testTimeout: 30_000 } });
