#!/usr/bin/env node
import { readFile } from "node:fs/promises";
import { type Operation, operations, type Security, security, server } from "@covalkit/spec";
import type { Api } from "./cli-context.ts";
import { EXIT } from "./exit-code.ts";
import { run } from "./run.ts";

// Who reads our output may leave before its end, as `head` does: that is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(EXIT.ok);
    if (stream === process.stdout)
      process.stderr.write(`error: The output cannot be written: ${error.message}\n`);
    process.exit(EXIT.failure);
  });
}

const interruption = new AbortController();
// Once: a second Ctrl-C ends the program on the spot.
process.once("SIGINT", () => interruption.abort());

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  signal: interruption.signal,
  operations: Object.values<Operation>(operations),
  server,
  security: security as Security | null, // the document's of today; another may have none
  loadHelp: async () => (await import("@covalkit/spec/help")).help,
  async loadVersion() {
    const manifest: unknown = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));
    return (manifest as { version: string }).version; // this package's own
  },
  async connect({ apiKey, baseUrl, onEvent }) {
    const { createClient } = await import("@covalkit/client");
    // The operation table and the client are generated from the same document: its words name the client's methods.
    return createClient({ apiKey, baseUrl, onEvent }) as unknown as Api;
  },
});
