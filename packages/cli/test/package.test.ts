import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";

test("the package's license is the repository's", async () => {
  const [own, common] = await Promise.all(
    ["../LICENSE", "../../../LICENSE"].map((path) => readFile(new URL(path, import.meta.url), "utf8")),
  );
  expect(own).toBe(common);
});

test("the program starts from one file, and loads help, client and format when they are asked for", async () => {
  const dist = new URL("../dist/", import.meta.url);
  const files = (await readdir(dist)).filter((file) => file.endsWith(".js"));
  const texts = new Map<string, string>();
  for (const file of files) texts.set(file, await readFile(new URL(file, dist), "utf8"));
  // What stands in one source alone shows which file holds it.
  const holders = (text: string) => files.filter((file) => texts.get(file)?.includes(text));
  expect(holders("No room for: ")).toEqual(["table.js"]);
  expect(holders("AuthenticationError")).toEqual(["covalkit-client.js"]);
  expect(holders("from the command line.")).toEqual(["help.js"]);
  const imports = [...(texts.get("covalkit.js") ?? "").matchAll(/\b(?:from|import)\s*"([^"]*)"/g)];
  expect(imports.map(([, specifier]) => specifier)).toEqual(["node:fs/promises"]);
});
