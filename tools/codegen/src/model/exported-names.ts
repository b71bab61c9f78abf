import { readFileSync } from "node:fs";

// The sources that are read here are formatted, and a test holds what is read to what the TypeScript compiler says:
// loading the compiler would take 40 MB, and as long as writing all that today's document generates.

/** The names that a package's entry exports by hand: what generated files export beside them would be hidden. */
export function exportedNames(entry: URL): Set<string> {
  const lists = [...textOf(entry).matchAll(/^export (?:type )?\{([^}]*)\}/gm)];
  return new Set(
    lists.flatMap(([, list = ""]) => {
      // `type Local as Exported`: the last word is the exported name.
      const names = list.split(",").map((each) => each.trim().split(/\s+/).at(-1) ?? "");
      return names.filter((name) => name !== "");
    }),
  );
}

/** The names of an interface's members, and of those that it extends in the same file. */
export function memberNames(file: URL, interfaceName: string): Set<string> {
  const text = textOf(file);
  const namesOf = (wanted: string): string[] => {
    const declaration = new RegExp(
      `^(?:export )?interface ${wanted}(?:<[^{]*>)?(?: extends ([^{]*))? \\{(.*?)^\\}`,
      "ms",
    ).exec(text.replaceAll("{}", "{\n}"));
    const [, parents = "", body = ""] = declaration ?? [];
    return [
      ...[...body.matchAll(/^ {2}(?:readonly )?(\w+)\??[:(<]/gm)].map(([, name = ""]) => name),
      ...parents.split(",").flatMap((parent) => {
        const name = parent.trim().replace(/<.*/, "");
        return name === "" ? [] : namesOf(name);
      }),
    ];
  };
  return new Set(namesOf(interfaceName));
}

const textOf = (file: URL): string =>
  readFileSync(file, "utf8")
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/^\s*\/\/.*$/gm, "");
