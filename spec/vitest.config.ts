import { defineConfig } from "vitest/config";

// A busy machine takes longer for some tests than the usual five seconds allow.
export default defineConfig({ test: { testTimeout: 30_000, hookTimeout: 30_000 } });
