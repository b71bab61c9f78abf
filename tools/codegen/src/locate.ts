import { relative } from "node:path";
import { BaseResolver, getLineColLocation, type Document as RedoclyDocument } from "@redocly/openapi-core";
import { below, keysOf } from "./pointer.ts";
import { SpecError } from "./spec-error.ts";

/** `error` with the file, line and column that its pointer leads to; the closest that the root document has of it. */
export async function located(error: SpecError, file: string): Promise<SpecError> {
  if (error.pointer === undefined) return error;
  // It has been read before: the resolver does not answer with an error here.
  const { source, parsed } = (await new BaseResolver().resolveDocument(null, file, true)) as RedoclyDocument;
  const pointer = closest(parsed, error.pointer);
  const { start } = getLineColLocation({ source, pointer, reportOnKey: false });
  return new SpecError(`${relative(process.cwd(), file)}:${start.line}:${start.col}  ${error.message}`);
}

/** Bundling moves what other files hold into the document: such a place is where the file refers to it, or above. */
function closest(document: unknown, pointer: string): string {
  let node = document;
  let found = "#";
  for (const key of keysOf(pointer)) {
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, key)) break;
    node = (node as Readonly<Record<string, unknown>>)[key];
    found = below(found, key);
  }
  return found === "#" ? "#/" : found;
}
