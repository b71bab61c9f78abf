import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { emitClient } from "./emit/client.ts";
import { emitHooks } from "./emit/hooks.ts";
import { emitHelp, emitOperations, emitResponses, emitSchemas } from "./emit/tables.ts";
import { emitTypes } from "./emit/types.ts";
import { format } from "./format.ts";
import { located } from "./locate.ts";
import { buildModel } from "./model.ts";
import type { Document } from "./openapi.ts";
import { readSpec } from "./read-spec.ts";
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
  return readSpec(file)
    .then(generateFrom)
    .catch(async (error: unknown) => {
      if (error instanceof SpecError) throw await located(error, file);
      // What walks a document without a bottom ends so, whichever of its readers that is.
      if (!(error instanceof RangeError)) throw error;
      throw await located(new SpecError("It is nested too deep, or an alias of it holds itself.", "#"), file);
    });
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
  const [types, ...formatted] = await Promise.all([
    emitTypes(document),
    ...Object.entries(sources).map(async ([path, source]) => [path, await format(path, source)] as const),
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
export async function compare(root: string, files: Files): Promise<{ write: string[]; remove: string[] }> {
  const write: string[] = [];
  for (const [path, content] of files) {
    const old = await readFile(join(root, path), "utf8").catch(() => undefined);
    if (old !== content) write.push(path);
  }
  const present = await Promise.all(FOLDERS.map((folder) => listFiles(root, folder)));
  return { write, remove: present.flat().filter((path) => !files.has(path)) };
}

async function listFiles(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, "/").length));
}

/** Makes the disk below `root` what `files` says. */
export async function write(
  root: string,
  files: Files,
  changes: { write: string[]; remove: string[] },
): Promise<void> {
  for (const path of changes.write) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), files.get(path) ?? "");
  }
  for (const path of changes.remove) await rm(join(root, path));
}
