import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = join(import.meta.dirname, "../../..");
const require = createRequire(import.meta.url);

/** A generator as a command. */
export interface Contender {
  readonly name: string;
  /** Removes what an earlier run has written: each run writes everything. */
  readonly clean: () => void;
  /** What Node is called with. */
  readonly args: readonly string[];
}

/** The generators, each with an output of its own below `folder`, for a document that is written there. */
export function contendersFor(document: string, folder: string): Contender[] {
  const input = join(folder, "spec/openapi.yaml");
  mkdirSync(dirname(input), { recursive: true });
  writeFileSync(input, document);
  const contender = (name: string, outputs: readonly string[], args: readonly string[]): Contender => ({
    name,
    clean() {
      for (const output of outputs) rmSync(join(folder, output), { recursive: true, force: true });
    },
    args,
  });
  return [
    contender(
      "@covalkit",
      ["spec/src", "packages"],
      // As `pnpm generate` calls it.
      ["--max-semi-space-size=2", join(repository, "tools/codegen/src/main.mjs"), "--root", folder],
    ),
    contender(
      "hey-api, TanStack Query",
      ["hey-api"],
      [
        // Not its command, which starts this in a second Node and waits.
        join(dirname(fileURLToPath(import.meta.resolve("@hey-api/openapi-ts"))), "run.mjs"),
        ...["--input", input, "--output", join(folder, "hey-api")],
        ...["--client", "@hey-api/client-fetch", "--plugins", "@tanstack/react-query"],
        ...["--no-log-file", "--silent"],
      ],
    ),
    contender(
      "orval, react-query",
      ["orval"],
      [
        join(dirname(require.resolve("orval")), "bin/orval.mjs"),
        ...["--input", input, "--output", join(folder, "orval/api.ts"), "--client", "react-query"],
      ],
    ),
  ];
}
