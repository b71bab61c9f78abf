import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { emitClient } from "./emit/client.ts";
import { emitHooks } from "./emit/hooks.ts";
import { emitHelp, emitOperations, emitResponses, emitSchemas } from "./emit/tables.ts";
import { emitTypes } from "./emit/types.ts";
import { format } from "./format.ts";
import { buildModel } from "./model.ts";
import type { Document } from "./openapi.ts";
import { openSpec } from "./read-spec.ts";
import { SpecError } from "./spec-error.ts";

/** The folders that belong to the generator alone: whatever else lies in them is removed. */
const FOLDERS = [
  "spec/src/generated",
  "packages/client/src/generated",
  "packages/react-hooks/src/generated",
] as const;

/** The generated files, by their path in the repository. */
export type Files = ReadonlyMap<string, string>;

/**
 * Everything that `spec/openapi.yaml` below `root` generates; nothing is written.
 *
 * @throws {SpecError} when the document breaks a rule.
 */
export async function generate(root: string): Promise<Generated> {
  const file = join(root, "spec/openapi.yaml");
  try {
    const spec = await openSpec(file);
    if (!spec.unchecked) return await generateFrom(await spec.check());
    // The formatter and the linter are what needs memory. One after the other they need half: so the linter is loaded
    // last, and what was made of a document that breaks a rule, if anything could be, is dropped.
    const [made] = await Promise.allSettled([generateFrom(spec.unchecked)]);
    await spec.check();
    if (made.status === "rejected") throw made.reason;
    return made.value;
  } catch (error) {
    throw await inPlace(error, file);
  }
}

/** An error of the document with its file, line and column; any other as it is. */
async function inPlace(error: unknown, file: string): Promise<unknown> {
  // What walks a document without a bottom ends so, whichever of its readers that is.
  const endless = error instanceof RangeError;
  if (!endless && !(error instanceof SpecError)) return error;
  const { located } = await import("./locate.ts");
  return located(
    endless ? new SpecError("It is nested too deep, or an alias of it holds itself.", "#") : error,
    file,
  );
}

/** What a document generates, and the operations that get nothing. */
export interface Generated {
  readonly files: Files;
  readonly untyped: readonly string[];
}

/**
 * Everything that a bundled document generates.
 *
 * @throws {SpecError} with a pointer into the document, where it says what no surface can do.
 */
export async function generateFrom(document: Document): Promise<Generated> {
  const model = buildModel(document);
  const [spec, client, hooks] = FOLDERS;
  const sources = {
    [`${spec}/operations.ts`]: emitOperations(model),
    [`${spec}/help.ts`]: emitHelp(model),
    [`${spec}/responses.ts`]: emitResponses(model),
    [`${spec}/schemas.ts`]: emitSchemas(model),
    ...inFolder(client, emitClient(model)),
    ...inFolder(hooks, emitHooks(model)),
  };
  const [formatted, types] = await Promise.all([
    format(new Map(Object.entries(sources))),
    emitTypes(document),
  ]);
  const files = new Map<string, string>([
    [`${spec}/types.ts`, types],
    [`${spec}/openapi.json`, `${JSON.stringify(document, null, 2)}\n`],
    ...formatted,
  ]);
  return { files, untyped: model.untyped.map(({ operationId }) => operationId) };
}

const inFolder = (folder: string, files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, source]) => [`${folder}/${name}`, source]));

/** What differs between `files` and the disk below `root`: paths to write, and paths to remove. */
export function compare(root: string, files: Files): { write: string[]; remove: string[] } {
  const present = new Set(FOLDERS.flatMap((folder) => listFiles(root, folder)));
  return {
    write: [...files].flatMap(([path, content]) =>
      present.has(path) && readFileSync(join(root, path), "utf8") === content ? [] : [path],
    ),
    remove: [...present].filter((path) => !files.has(path)),
  };
}

/** The files below `folder`, by their path in the repository, which has `/` on every system. */
function listFiles(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

/** Makes the disk below `root` what `files` says. */
export function write(root: string, files: Files, changes: { write: string[]; remove: string[] }): void {
  for (const folder of new Set(changes.write.map((path) => dirname(join(root, path))))) {
    mkdirSync(folder, { recursive: true });
  }
  for (const path of changes.write) writeFileSync(join(root, path), files.get(path) ?? "");
  for (const path of changes.remove) rmSync(join(root, path));
}
