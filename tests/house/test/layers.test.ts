import { globSync, readFileSync } from "node:fs";
import { dirname, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/**
 * Which folders of a package's sources a folder's files may import from; its own and the package's top are always
 * allowed. A file at the top may import from any folder.
 */
const LAYERS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  spec: { interpret: [] },
  "packages/filter": {
    build: ["parse", "print"],
    check: ["print"],
    emit: ["build", "print"],
    evaluate: [],
    literal: [],
    parse: [],
    print: [],
  },
  "packages/client": {
    errors: ["request", "walk"],
    request: ["errors"],
    walk: ["errors", "request"],
    validate: ["errors"],
    proxy: ["errors", "request"],
    opentelemetry: ["errors", "request"],
  },
  "packages/react-hooks": {},
  "packages/cli": {
    command: ["output"],
    call: ["command", "output"],
    help: ["command", "output"],
    output: [],
  },
  "packages/mock": {
    command: ["faults", "generate", "list", "server", "table"],
    faults: ["http", "table"],
    generate: ["table"],
    http: ["table"],
    list: ["store", "table"],
    live: ["generate", "store", "table"],
    server: ["http"],
    single: ["generate", "http", "store", "table"],
    store: ["table"],
    table: ["generate"],
  },
};

const packages = globSync(["spec/package.json", "packages/*/package.json"], { cwd: root }).map(dirname);

/** The folder that a file of a package's sources lies in; nothing for the package's top. */
const folderOf = (file: string): string => (file.includes("/") ? file.slice(0, file.indexOf("/")) : "");

/** The folders that the files of each folder import from. */
function importedFolders(home: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const path of globSync("**/*.{ts,tsx}", { cwd: `${root}/${home}/src` })) {
    const folder = folderOf(path);
    if (folder === "" || folder === "generated") continue;
    const source = readFileSync(`${root}/${home}/src/${path}`, "utf8");
    const imports = found.get(folder) ?? new Set();
    for (const [, specifier = ""] of source.matchAll(/(?:\bfrom|\bimport\()\s*"(\.{1,2}\/[^"]+)"/g)) {
      imports.add(folderOf(normalize(`${dirname(path)}/${specifier}`)));
    }
    found.set(folder, imports);
  }
  return found;
}

it("knows every package", () => {
  expect(Object.keys(LAYERS).sort()).toEqual(packages.sort());
});

describe.each(packages)("in %s", (home) => {
  const allowed = LAYERS[home] ?? {};

  it("a folder's files import from the folders below it, and from no other", () => {
    for (const [folder, imports] of importedFolders(home)) {
      expect(Object.keys(allowed), `${home}/src/${folder} is not known here`).toContain(folder);
      const others = [...imports].filter((each) => each !== "" && each !== folder && each !== "generated");
      expect(allowed[folder], `${home}/src/${folder}`).toEqual(expect.arrayContaining(others));
    }
  });
});

it("finds the imports it judges", () => {
  expect(importedFolders("packages/client").get("walk")).toContain("request");
});
