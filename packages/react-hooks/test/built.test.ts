import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const dist = resolve(import.meta.dirname, "../dist");

/** The published modules, by their path, with their text. */
async function modules(): Promise<[string, string][]> {
  const names = (await readdir(dist, { recursive: true })).filter((name) => name.endsWith(".js"));
  return Promise.all(names.map(async (name) => [name, await readFile(join(dist, name), "utf8")]));
}

const isClientModule = (text: string): boolean => /^(\/\/.*\n|\s)*"use client";/.test(text);

test("the published modules that call React are marked as client modules, and no others", async () => {
  const all = await modules();
  const marked = all.filter(([, text]) => isClientModule(text)).map(([name]) => name);
  const calling = all
    .filter(([, text]) => /from "(react|@tanstack\/react-query)"/.test(text))
    .map(([name]) => name);
  expect(calling.length).toBeGreaterThan(1);
  expect(marked.sort()).toEqual(calling.sort());
});

test("options load where React has no hooks, as in a server component", async () => {
  const options = (await modules())
    .map(([name]) => name)
    .filter((name) => name.startsWith(join("generated", "options") + sep));
  expect(options.length).toBeGreaterThan(0);
  const urls = options.map((name) => pathToFileURL(join(dist, name)).href);
  const script = `const { createClient } = await import("@covalkit/client");
    const exports = await Promise.all(${JSON.stringify(urls)}.map((url) => import(url)));
    const factories = exports.flatMap((module) => Object.values(module));
    console.log(factories.map((make) => make(createClient({}), {}).queryKey[0]).join());`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=react-server", "--input-type=module", "--eval", script],
    { cwd: resolve(dist, "..") },
  );
  expect(new Set(stdout.trim().split(","))).toEqual(new Set(["coval"]));
});
