import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { emitClient } from "./emit/client.ts";
import { emitHooks } from "./emit/hooks.ts";
import { emitHelp, emitOperations, emitResponses } from "./emit/tables.ts";
import { emitTypes } from "./emit/types.ts";
import { emitValidate } from "./emit/validate.ts";
import { format } from "./format.ts";
import { buildModel } from "./model.ts";
import type { Document } from "./openapi.ts";
import { openSpec } from "./read-spec.ts";

/** The folders that belong to the generator alone: whatever else lies in them is removed. */
const FOLDERS = [
  "spec/src/generated",
  "packages/client/src/generated",
  "packages/react-hooks/src/generated",
] as const;

/** The generated files, by their path in the repository. */
export type Files = ReadonlyMap<string, string>;

/** What a document generates. */
interface Generated {
  readonly files: Files;
  readonly untyped: readonly string[];
}

/**
 * Everything that `spec/openapi.yaml` below `root` generates; nothing is written.
 *
 * @throws {SpecError} when the document breaks a rule.
 */
export async function generate(root: string): Promise<Generated> {
  const spec = await openSpec(join(root, "spec/openapi.yaml"));
  if (!spec.unchecked) return generateFrom(await spec.check());
  // The formatter and the linter are what needs memory. One after the other they need half: so the linter is loaded
  // last, and what was made of a document that breaks a rule, if anything could be, is dropped.
  const [made] = await Promise.allSettled([generateFrom(spec.unchecked)]);
  await spec.check();
  if (made.status === "rejected") throw made.reason;
  return made.value;
}

async function generateFrom(document: Document): Promise<Generated> {
  const model = buildModel(document);
  const [spec, client, hooks] = FOLDERS;
  const sources = {
    [`${spec}/operations.ts`]: emitOperations(model),
    [`${spec}/help.ts`]: emitHelp(model),
    [`${spec}/responses.ts`]: emitResponses(model),
    ...inFolder(client, { ...emitClient(model), ...emitValidate(model) }),
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
  return { files, untyped: model.untyped };
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
