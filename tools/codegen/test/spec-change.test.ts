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

/** Replaces each text by another, once; it must be there. */
function edit(document: string, ...changes: [from: string | RegExp, to: string][]): string {
  return changes.reduce((text, [from, to]) => {
    const edited = text.replace(from, () => to);
    if (edited === text) throw new Error(`The document does not hold: ${from}`);
    return edited;
  }, document);
}

/** The part of a document between two texts, without them. */
function between(document: string, from: string, to: string): string {
  const begin = document.indexOf(from) + from.length;
  const end = document.indexOf(to, begin);
  if (begin < from.length || end < 0) throw new Error(`The document does not hold: ${from} … ${to}`);
  return document.slice(begin, end);
}

describe("after a change of the document and `pnpm generate`", () => {
  it("a new query parameter is in the client, the hooks and the command line", () => {
    const { cli } = live(
      edit(real, [
        /(?<=operationId: listConversations\n[\s\S]*?\n)(?= {8}- name: order_by\n)/,
        `        - name: with_mislaid
          in: query
          description: Whether to list mislaid conversations too.
          schema: { type: boolean, default: false }\n`,
      ]),
      `import { createClient } from "@covalkit/client";
       import { useListConversations } from "@covalkit/react-hooks";
       export const page = createClient().conversations.list({ with_mislaid: true });
       export const useAll = () => useListConversations({ with_mislaid: true });
       // @ts-expect-error: the parameter is a boolean
       createClient().conversations.list({ with_mislaid: "yes" });`,
    );
    const { stdout } = cli("conversations", "list", "--help");
    expect(stdout).toContain("--with-mislaid");
    expect(stdout).toContain("Whether to list mislaid conversations too.");
  });

  it("a new enum value is in the types, the filter and the command line", () => {
    const { cli } = live(
      edit(
        real,
        [/(?<=\n {4}ConversationStatus:\n(?: {6}.*\n)*? {6}enum: \[)/, "MISLAID, "],
        ["- `status`: one of ", "- `status`: one of `MISLAID`, "],
        [/(?<=operationId: listConversations\n[\s\S]*?name: order_by\n[\s\S]*?enum: \[)/, "mislaid_by, "],
        [
          "\n        conversation_id:\n",
          "\n        mislaid_by: { type: string }\n        conversation_id:\n",
        ],
      ),
      `import { type ConversationStatus, conversationFilter, createClient } from "@covalkit/client";
       import { createMockApi } from "@covalkit/mock";
       createMockApi().update("id", { status: "MISLAID" });
       export const mislaid: ConversationStatus = "MISLAID";
       export const filter = conversationFilter.status.eq("MISLAID");
       export const sorted = createClient().conversations.list({ order_by: "mislaid_by" });
       // @ts-expect-error: no such status
       conversationFilter.status.eq("MISLAD");`,
    );
    const { stdout } = cli("conversations", "list", "--help");
    for (const word of ["MISLAID", "mislaid_by"]) expect(stdout).toContain(word);
    const refused = cli("conversations", "list", "--order-by", "nothing");
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("mislaid_by");
  });

  it("a second list and a get by id have methods, hooks, filters and commands", () => {
    const { cli, read } = live(
      fixture("runs"),
      `import { createClient, type Run, runFilter } from "@covalkit/client";
       import { createMockApi, generateConversations, generateItems } from "@covalkit/mock";
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
       coval.conversations;
       const api = createMockApi({ runs: generateItems("runs", { count: 2 }) });
       export const runs: readonly Run[] = api.runs;
       export const none: never[] = generateConversations({ count: 1 });
       // @ts-expect-error: nor has the mock
       api.conversations;`,
    );
    expect(read("packages/client/src/generated/resources/runs.ts")).toContain("@default 10");
    expect(cli("--help").stdout).toContain("runs");
    expect(cli("runs", "list", "--help").stdout).toMatch(
      /--page-size[\s\S]*40[\s\S]*--filter[\s\S]*--verbose/,
    );
    expect(cli("runs", "get", "--help").stdout).toMatch(/run_id/);
    expect(cli("runs", "list", "--page-size", "41").stderr).toMatch(/1.*40/);
  });

  it("a second list beside the first is in every package, and the mock serves both", () => {
    const second = `${fixture("switchboards")}\n`;
    const { cli, evaluate } = live(
      edit(
        real,
        ["\ntags:\n", `\ntags:\n${between(second, "\ntags:\n", "paths:\n")}`],
        ["\npaths:\n", `\npaths:\n${between(second, "\npaths:\n", "components:\n")}`],
        ["\n  schemas:\n", `\n  schemas:\n${between(second, "\n  schemas:\n", "\n\n")}\n`],
      ),
      `import { type Conversation, createClient, type Switchboard, switchboardFilter } from "@covalkit/client";
       import { createMockApi, generateConversations, generateItems, type ItemOf, type Resource } from "@covalkit/mock";
       import { useListConversations, useListSwitchboards } from "@covalkit/react-hooks";
       const switchboards: Switchboard[] = generateItems("switchboards", { count: 3 });
       export const conversations: Conversation[] = generateConversations({ count: 3 });
       const api = createMockApi({ conversations, switchboards });
       export const served: readonly Switchboard[] = api.switchboards;
       export const changed: Conversation = api.update("id", { status: "FAILED" });
       export const resources: Resource[] = ["conversations", "switchboards"];
       export const lines: ItemOf<"switchboards">["lines"] = 3;
       const { switchboards: list } = createClient({ fetch: api.fetch });
       export const page = list.list({ filter: switchboardFilter.lines.gt(2) });
       export const hooks = [useListConversations, useListSwitchboards];
       // @ts-expect-error: each resource has its own items
       createMockApi({ switchboards: conversations });
       // @ts-expect-error: the document does not list it
       generateItems("mislaid", { count: 1 });`,
    );
    const { stdout, stderr } = evaluate(
      `import { createClient } from "@covalkit/client";
       import { createMockApi, generateConversations, generateItems } from "@covalkit/mock";
       const api = createMockApi({
         conversations: generateConversations({ count: 2 }),
         switchboards: generateItems("switchboards", { count: 5 }),
       });
       const coval = createClient({ apiKey: "any", fetch: api.fetch });
       const listed = { switchboards: 0, conversations: 0 };
       for await (const { switchboard_id } of coval.switchboards.list({ page_size: 2 }))
         if (switchboard_id === api.switchboards[listed.switchboards].switchboard_id) listed.switchboards++;
       for await (const { conversation_id } of coval.conversations.list()) if (conversation_id) listed.conversations++;
       console.log(JSON.stringify(listed), api.requests.length);`,
    );
    expect([stdout, stderr]).toEqual(['{"switchboards":5,"conversations":2} 4\n', ""]);
    expect(cli("switchboards", "list", "--help").stdout).toMatch(/--page-size[\s\S]*9[\s\S]*--filter/);
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
    const changes = compare(house.root, files);
    expect(changes.write).toEqual([...files.keys()]);
    write(house.root, files, changes);
    for (const path of files.keys())
      expect(house.read(path)).toBe(readFileSync(join(repository, path), "utf8"));
    expect((await generate(house.root)).files).toEqual(files);
  });

  it("restores what was edited, deleted or added by hand; its check names each", async () => {
    house = buildHouse(real);
    const { files } = await generate(house.root);
    write(house.root, files, compare(house.root, files));
    house.write("spec/src/generated/types.ts", "edited");
    house.write("packages/client/src/generated/resources/old.ts", "left over");
    const checked = house.generate("--check");
    expect(checked.code).toBe(1);
    expect(checked.stderr).toMatch(/types\.ts[\s\S]*old\.ts[\s\S]*pnpm generate/);
    expect(house.generate().code).toBe(0);
    expect(compare(house.root, files)).toEqual({ write: [], remove: [] });
  });
});
