import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { compare, generate, write } from "../src/generate.ts";
import { buildHouse, type House, repository } from "./house.ts";

const real = readFileSync(join(repository, "spec/openapi.yaml"), "utf8");
const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}.yaml`, import.meta.url), "utf8");

let house: House;
afterEach(() => house.remove());

/** A house whose packages are generated from `document`, and compile with `usage`. */
function live(document: string, usage: string): House {
  house = buildHouse(document);
  const generated = house.generate();
  if (generated.code !== 0) throw new Error(generated.stderr);
  const compiled = house.compile(usage);
  if (compiled.code !== 0) throw new Error(compiled.stdout);
  return house;
}

/** Replaces each text by another; both must be there. */
function edit(document: string, ...changes: [from: string, to: string][]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The document does not hold: ${from}`);
    return text.replaceAll(from, to);
  }, document);
}

describe("after a change of the document and `pnpm generate`", () => {
  it("a new query parameter is in the client, the hooks and the command line", () => {
    const { cli } = live(
      edit(real, [
        "        - name: order_by\n",
        `        - name: show_deleted
          in: query
          description: Whether to list deleted conversations too.
          schema: { type: boolean, default: false }
        - name: order_by\n`,
      ]),
      `import { createClient } from "@covalkit/client";
       import { useListConversations } from "@covalkit/react-hooks";
       export const page = createClient().conversations.list({ show_deleted: true });
       export const useAll = () => useListConversations({ show_deleted: true });
       // @ts-expect-error: the parameter is a boolean
       createClient().conversations.list({ show_deleted: "yes" });`,
    );
    const { stdout } = cli("conversations", "list", "--help");
    expect(stdout).toContain("--show-deleted");
    expect(stdout).toContain("Whether to list deleted conversations too.");
  });

  it("a new enum value is in the types, the filter and the command line", () => {
    const { cli } = live(
      edit(
        real,
        ["enum: [PENDING, ", "enum: [PENDING, PAUSED, "],
        ["`PENDING`, ", "`PENDING`, `PAUSED`, "],
        ["enum: [create_time, ", "enum: [has_audio, create_time, "],
      ),
      `import { type ConversationStatus, conversationFilter, createClient } from "@covalkit/client";
       export const paused: ConversationStatus = "PAUSED";
       export const filter = conversationFilter.status.eq("PAUSED");
       export const sorted = createClient().conversations.list({ order_by: "has_audio" });
       // @ts-expect-error: no such status
       conversationFilter.status.eq("PAUSD");`,
    );
    expect(cli("conversations", "list", "--help").stdout).toMatch(/PAUSED[\s\S]*has_audio/);
    const refused = cli("conversations", "list", "--order-by", "nothing");
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("has_audio");
  });

  it("a second list and a get by id have methods, hooks, filters and commands", () => {
    const { cli, read } = live(
      fixture("runs"),
      `import { createClient, type Run, runFilter } from "@covalkit/client";
       import { getRunOptions, useGetRun, useListRuns, useListRunsInfinite, useListRunsSuspense } from "@covalkit/react-hooks";
       const coval = createClient();
       export const run: Promise<Run> = coval.runs.get({ run_id: "r1" });
       export async function* walk(): AsyncGenerator<Run> {
         yield* coval.runs.list({ filter: runFilter.state.eq("DONE"), verbose: true });
       }
       export const hooks = [useGetRun, useListRuns, useListRunsInfinite, useListRunsSuspense];
       export const options = getRunOptions(coval, { run_id: "r1" });
       // @ts-expect-error: a run needs its id
       coval.runs.get({});
       // @ts-expect-error: no such state
       runFilter.state.eq("COMPLETED");
       // @ts-expect-error: this document has no conversations
       coval.conversations;`,
    );
    expect(read("packages/client/src/generated/resources/runs.ts")).toContain("@default 10");
    expect(cli("--help").stdout).toContain("runs");
    expect(cli("runs", "list", "--help").stdout).toMatch(
      /--page-size[\s\S]*40[\s\S]*--filter[\s\S]*--verbose/,
    );
    expect(cli("runs", "get", "--help").stdout).toMatch(/run_id/);
    expect(cli("runs", "list", "--page-size", "41").stderr).toMatch(/1.*40/);
  });

  it("awkward names survive in every surface", () => {
    const { cli } = live(
      fixture("awkward"),
      `import { createClient } from "@covalkit/client";
       import { useGetVoiceTest } from "@covalkit/react-hooks";
       const params = { class: "a/b", default: "new", "per-page": 3, "x-trace-id": "t", output: "o" } as const;
       export const test: Promise<{ function?: string }> = createClient().voiceTests.get(params);
       export const useTest = () => useGetVoiceTest(params);`,
    );
    const { stdout } = cli("voice-tests", "get", "--help");
    expect(stdout).toMatch(/--default[\s\S]*new[\s\S]*delete/);
    expect(stdout).toContain("--per-page");
    expect(stdout).toContain("--x-trace-id");
    expect(stdout).toContain("--param-output");
  });

  it("a document without operations still makes packages that compile", () => {
    const { cli } = live(
      fixture("none"),
      `import { createClient } from "@covalkit/client";
       export const api = createClient().api;`,
    );
    expect(cli("--help").code).toBe(0);
  });
});

describe("pnpm generate", () => {
  it("writes what is committed, and the same twice", async () => {
    house = buildHouse(real);
    const { files } = await generate(house.root);
    const changes = await compare(house.root, files);
    expect(changes.write).toEqual([...files.keys()]);
    await write(house.root, files, changes);
    for (const path of files.keys())
      expect(house.read(path)).toBe(readFileSync(join(repository, path), "utf8"));
    expect((await generate(house.root)).files).toEqual(files);
  });

  it("restores what was edited, deleted or added by hand; its check names each", async () => {
    house = buildHouse(real);
    const { files } = await generate(house.root);
    await write(house.root, files, await compare(house.root, files));
    house.write("spec/src/generated/types.ts", "edited");
    house.write("packages/client/src/generated/resources/old.ts", "left over");
    const checked = house.generate("--check");
    expect(checked.code).toBe(1);
    expect(checked.stderr).toMatch(/types\.ts[\s\S]*old\.ts[\s\S]*pnpm generate/);
    expect(house.generate().code).toBe(0);
    expect(await compare(house.root, files)).toEqual({ write: [], remove: [] });
  });
});
