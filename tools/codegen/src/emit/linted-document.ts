/**
 * Stands in for `@redocly/openapi-core` below openapi-typescript, which lints and bundles a document before it reads
 * it, with an older Redocly of its own. The generator has done both by then: what comes in goes out.
 */
interface Read {
  readonly parsed: unknown;
}

export const createConfig = async (): Promise<object> => ({});
export const lintDocument = async (): Promise<never[]> => [];
export const bundle = async ({ doc }: { doc: Read }): Promise<{ bundle: Read; problems: never[] }> => ({
  bundle: doc,
  problems: [],
});
export const makeDocumentFromString = (text: string): Read => ({ parsed: JSON.parse(text) });

export class BaseResolver {}

/** openapi-typescript makes one for its messages alone. */
export class Source {}

/** `#/components/schemas/Run` as its parts. */
export function parseRef(ref: string): { pointer: string[] } {
  const [, pointer = ""] = ref.split("#/");
  const parts = pointer.split("/").map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  return { pointer: parts.map(decodeURIComponent).filter((part) => part !== "") };
}

export const escapePointer = (part: string | number): string | number =>
  typeof part === "number" ? part : part.replaceAll("~", "~0").replaceAll("/", "~1");
