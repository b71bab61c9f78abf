import * as everything from "@covalkit/client";
import { createClient, createClientWith } from "@covalkit/client";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { operation } from "./document.ts";
import { failure, page } from "./scripted.ts";

const answers = () => ({
  apiKey: "k",
  baseUrl: "https://api.test",
  fetch: async () => Response.json(page(["a"])),
});

/** `createConversationsResource` and the like. */
const creators = Object.keys(everything).filter((name) => /^create.+Resource$/.test(name));

describe("a client of some resources", () => {
  it("has those, under the names they are given, and openapi-fetch below", async () => {
    const coval = createClientWith({ calls: everything.createConversationsResource }, answers());
    expect(Object.keys(coval).sort()).toEqual(["api", "calls"]);
    expect(await coval.calls.list().toArray()).toHaveLength(1);
    expect((await coval.api.GET("/v1/conversations")).data).toEqual(page(["a"]));
  });

  it("has every resource when it is made with every one", () => {
    const all = Object.values(everything).filter((value) =>
      creators.includes((value as { name?: string }).name ?? ""),
    );
    expect(Object.keys(createClient(answers())).length).toBe(all.length + 1);
  });

  it("refuses an option that cannot be", () => {
    expect(() => createClientWith({}, { timeoutMs: -1 })).toThrow("timeoutMs is -1");
  });

  it("carries the operations of no other resource in its bundle", async () => {
    const text = await bundle(`
      import { createClientWith } from "@covalkit/client";
      const table = ${JSON.stringify(operation({ operationId: "ownThing" }))};
      console.log(createClientWith({ own: (core) => ({ get: core.call(table) }) }));
    `);
    expect(text).toContain('"ownThing"');
    expect(text).not.toContain('"listConversations"');
    // The same search finds them where every resource is asked for.
    expect(await bundle('export { createClient } from "@covalkit/client"')).toContain('"listConversations"');
  });
});

async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    format: "esm",
    platform: "browser",
    minify: true,
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

it("a resource's calls fail as those of createClient do", async () => {
  const things = createClientWith(
    { own: (core) => ({ get: core.call<() => Promise<unknown>>(operation()) }) },
    { ...answers(), fetch: async () => new Response("", { status: 404 }) },
  ).own;
  expect(await failure(things.get())).toBeInstanceOf(everything.NotFoundError);
});
