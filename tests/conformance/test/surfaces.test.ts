import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type CovalClient, createClient } from "@covalkit/client";
import { listConversationsInfiniteOptions } from "@covalkit/react-hooks";
import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Case, cases, play } from "../play.ts";

/** What came out: ids, or the code (for the command line, the exit code) of the error. */
type Result = { readonly items: readonly string[] } | { readonly error: unknown };

type Params = Parameters<CovalClient["conversations"]["list"]>[0];

const home = join(createRequire(import.meta.url).resolve("@covalkit/cli/package.json"), "..");
const program = join(home, JSON.parse(readFileSync(join(home, "package.json"), "utf8")).bin.covalkit);

const idsOf = (items: readonly { conversation_id: string }[]) =>
  items.map(({ conversation_id }) => conversation_id);
const codeOf = (error: { code?: string; name: string }): Result => ({ error: error.code ?? error.name });
// A situation's parameters are data; the compiler cannot know them.
const paramsOf = ({ params }: Case): Params => params as Params;

async function throughClient(each: Case, baseUrl: string): Promise<Result> {
  const client = createClient({ apiKey: "conformance", baseUrl });
  return client.conversations
    .list(paramsOf(each))
    .toArray()
    .then((items) => ({ items: idsOf(items) }), codeOf);
}

async function throughHooks(each: Case, baseUrl: string): Promise<Result> {
  const options = listConversationsInfiniteOptions(
    createClient({ apiKey: "conformance", baseUrl }),
    paramsOf(each),
  );
  return new QueryClient()
    .fetchInfiniteQuery({ ...options, pages: 100 })
    .then(({ pages }) => ({ items: pages.flatMap(({ conversations }) => idsOf(conversations)) }), codeOf);
}

function throughCli({ params = {} }: Case, baseUrl: string): Promise<Result> {
  const flags = Object.entries(params).map(([name, value]) => `--${name.replaceAll("_", "-")}=${value}`);
  const immediate = "data:text/javascript,Math.random=()=>0"; // back-offs of no length
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [
        "--import",
        immediate,
        program,
        "conversations",
        "list",
        "--all",
        "--output",
        "json",
        "--base-url",
        baseUrl,
        ...flags,
      ],
      { env: { PATH: process.env.PATH, COVAL_API_KEY: "conformance" } },
      (error, stdout) =>
        resolve(error ? { error: error.code } : { items: idsOf(JSON.parse(stdout).conversations) }),
    );
  });
}

const SURFACES = [
  [
    "the client",
    throughClient,
    (each: Case): Result => (each.items ? { items: each.items } : { error: each.error }),
  ],
  [
    "the hooks",
    throughHooks,
    (each: Case): Result => {
      const items = each.hooks?.items ?? each.items;
      return items ? { items } : { error: each.error };
    },
  ],
  [
    "the command line",
    throughCli,
    (each: Case): Result => (each.items ? { items: each.items } : { error: each.exit }),
  ],
] as const;

beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0)); // back-offs of no length
afterEach(() => void vi.restoreAllMocks());

describe.each(SURFACES)("through %s", (_, run, expected) => {
  it.each(cases.map((each) => [each.name, each] as const))("%s", async (_name, each) => {
    const stage = await play(each.script);
    try {
      expect(await run(each, stage.url)).toEqual(expected(each));
      if (each.requests !== undefined) expect(stage.asked).toHaveLength(each.requests);
      if (each.asked) expect(stage.asked).toMatchObject(each.asked);
    } finally {
      await stage.close();
    }
  });
});
