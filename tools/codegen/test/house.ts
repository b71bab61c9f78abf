import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

export const repository: string = fileURLToPath(new URL("../../..", import.meta.url));

/** The packages that a change of the document reaches, in the order they build. */
const PACKAGES = [
  "spec",
  "packages/client",
  "packages/react-hooks",
  "packages/mock",
  "packages/cli",
] as const;

/** What a command said and how it ended. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A copy of the repository's packages around another document. */
export interface House {
  readonly root: string;
  read(path: string): string;
  write(path: string, text: string): void;
  generate(...args: string[]): Ran;
  /** Compiles every package, and `usage` (TypeScript) as a program that uses them. */
  compile(usage: string): Ran;
  /** Runs a module (JavaScript) that may import the compiled packages. */
  evaluate(module: string): Ran;
  /** Runs a file of the house that may import the compiled packages. */
  run(file: string, ...args: string[]): Ran;
  /** Bundles and runs the command line. */
  cli(...args: string[]): Ran;
  remove(): void;
}

/** Builds a house around `document`, the text of an OpenAPI document. */
export function buildHouse(document: string): House {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "covalkit-house-")));
  for (const name of PACKAGES) {
    copyPackage(name, root);
    link(join(root, name), join(root, "node_modules/@covalkit", basename(name)));
  }
  cpSync(join(repository, "tsconfig.base.json"), join(root, "tsconfig.base.json"));
  symlinkSync(join(repository, "packages/filter"), join(root, "packages/filter"));
  const write = (path: string, text: string) => {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write("spec/openapi.yaml", document);
  const tsc = join(repository, "node_modules/typescript/bin/tsc");
  return {
    root,
    read: (path) => readFileSync(join(root, path), "utf8"),
    write,
    generate: (...args) => run(root, join(repository, "tools/codegen/src/main.mjs"), "--root", root, ...args),
    compile(usage) {
      write("packages/react-hooks/usage/usage.tsx", usage);
      write("packages/react-hooks/usage/tsconfig.json", JSON.stringify(usageConfig));
      return run(root, tsc, "-b", ...PACKAGES, "packages/react-hooks/usage");
    },
    run: (file, ...args) => run(root, join(root, file), ...args),
    evaluate: (module) => run(root, "--input-type=module", "--eval", module),
    cli(...args) {
      const built = run(join(root, "packages/cli"), "build.ts");
      if (built.code !== 0) return built;
      const { bin } = JSON.parse(readFileSync(join(root, "packages/cli/package.json"), "utf8"));
      return run(root, join(root, "packages/cli", bin.covalkit), ...args);
    },
    remove: () => rmSync(root, { recursive: true }),
  };
}

const usageConfig = {
  extends: "../../../tsconfig.base.json",
  compilerOptions: {
    noEmit: true,
    composite: false,
    declaration: false,
    declarationMap: false,
    isolatedDeclarations: false,
    jsx: "react-jsx",
    lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
  },
  include: ["."],
  references: [{ path: ".." }, { path: "../../mock" }],
};

/** Copies a package's sources, and links what it imports: siblings to their copies, the rest to the real ones. */
function copyPackage(name: string, root: string): void {
  const from = join(repository, name);
  for (const part of ["package.json", "tsconfig.json", "build.ts", "bin", "src"]) {
    if (existsSync(join(from, part))) cpSync(join(from, part), join(root, name, part), { recursive: true });
  }
  rmSync(join(root, name, "src/generated"), { recursive: true, force: true });
  const modules = join(from, "node_modules");
  if (!existsSync(modules)) return;
  for (const entry of readdirSync(modules).filter((each) => !each.startsWith("."))) {
    const names = entry.startsWith("@")
      ? readdirSync(join(modules, entry)).map((each) => `${entry}/${each}`)
      : [entry];
    for (const dependency of names) {
      const sibling = dependency.replace("@covalkit/", "");
      const home = sibling === "spec" ? "spec" : `packages/${sibling}`;
      link(
        dependency.startsWith("@covalkit/") ? join(root, home) : realpathSync(join(modules, dependency)),
        join(root, name, "node_modules", dependency),
      );
    }
  }
}

function link(from: string, at: string): void {
  mkdirSync(join(at, ".."), { recursive: true });
  symlinkSync(from, at);
}

function run(cwd: string, ...args: string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
  });
  return { code: status, stdout, stderr };
}
