import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { listConversations, security } from "@covalkit/spec";
import { expect, it } from "vitest";
import { pageExamples } from "../prism/cases.ts";
import { specFile } from "../prism/prism.ts";

const KEY_HEADER = security?.header ?? "";

it("Prism's own command line mocks the published document", async () => {
  const manifest = createRequire(import.meta.url).resolve("@stoplight/prism-cli/package.json");
  const prism = spawn(
    process.execPath,
    [join(dirname(manifest), "dist/index.js"), "mock", "--host", "127.0.0.1", "--port", "0", specFile],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  try {
    let url: string | undefined;
    for await (const line of createInterface({ input: prism.stdout })) {
      url = line.match(/listening on (http:\S+)/)?.[1];
      if (url) break;
    }
    const response = await fetch(`${url}${listConversations.path}`, {
      headers: { [KEY_HEADER]: "contract-tests" },
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(pageExamples[0]?.[1]);
  } finally {
    const ended = new Promise((resolve) => prism.once("exit", resolve));
    prism.kill();
    await ended;
  }
});
