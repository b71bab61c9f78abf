import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Who may import whom; whoever is not named may import none of the others. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "@covalkit/spec": ["@covalkit/filter"],
  "@covalkit/filter": [],
  "@covalkit/client": ["@covalkit/filter", "@covalkit/spec"],
  "@covalkit/react-hooks": ["@covalkit/client"],
  "@covalkit/cli": ["@covalkit/client", "@covalkit/filter", "@covalkit/spec"],
  "@covalkit/mock": ["@covalkit/filter", "@covalkit/spec"],
};

interface Manifest {
  readonly name: string;
  readonly type: string;
  readonly license: string;
  readonly engines: { readonly node: string };
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const packages = globSync(["spec/package.json", "packages/*/package.json"], { cwd: root }).map((path) => ({
  folder: path.replace("/package.json", ""),
  manifest: JSON.parse(readFileSync(`${root}/${path}`, "utf8")) as Manifest,
}));

/** The packages and built-in modules that the sources of `folder` import. */
function importsOf(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of globSync(`${folder}/src/**/*.{ts,tsx}`, { cwd: root })) {
    const source = readFileSync(`${root}/${file}`, "utf8");
    for (const [, specifier = ""] of source.matchAll(/(?:\bfrom|\bimport\(?)\s*"([^".][^"]*)"/g)) {
      const [first = "", second = ""] = specifier.split("/");
      found.set(specifier.startsWith("@") ? `${first}/${second}` : first, file);
    }
  }
  return found;
}

describe.each(packages)("$manifest.name", ({ folder, manifest }) => {
  const imported = importsOf(folder);

  it("imports only the packages it may", () => {
    const siblings = [...imported.keys()].filter(
      (name) => name.startsWith("@covalkit/") && name !== manifest.name,
    );
    expect(MAY_IMPORT[manifest.name]).toBeDefined();
    expect(MAY_IMPORT[manifest.name]).toEqual(expect.arrayContaining(siblings));
  });

  it("exports each entry by name", () => {
    expect(Object.keys(manifest.exports).filter((entry) => entry.includes("*"))).toEqual([]);
  });

  it("is ESM, MIT, for Node 20 and newer", () => {
    expect(manifest).toMatchObject({ type: "module", license: "MIT", engines: { node: ">=20" } });
  });
});

it("the filter language depends on nothing", () => {
  const { manifest, folder } = packages.find((each) => each.manifest.name === "@covalkit/filter") ?? {};
  expect(manifest?.dependencies ?? {}).toEqual({});
  expect([...importsOf(folder ?? "").keys()]).toEqual([]);
});

it("finds the imports it judges", () => {
  expect(importsOf("packages/client").has("@covalkit/spec")).toBe(true);
});
