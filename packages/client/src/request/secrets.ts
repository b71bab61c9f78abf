const REDACTED = "[redacted]";

/** Shorter keys are placeholders: taking each "test" out of a text would hide what it says, and protect nothing. */
const SHORTEST_KEY = 8;

/** How far down a chain of causes is looked. */
const DEEPEST = 5;

/** The keys that a call has sent, and what it says without them: servers and proxies may say a key back. */
export interface Secrets {
  add(key: string): void;
  redact(text: string): string;
  /** The text of `value`, a JSON value, with every text in it redacted. */
  redactJson(value: unknown): string;
  /** An error without the keys in it, its causes or its properties; the very same one where it holds none. */
  redactError(error: unknown): unknown;
}

export function createSecrets(): Secrets {
  const keys = new Set<string>();
  const redact = (text: string): string =>
    [...keys].reduce((rest, key) => rest.replaceAll(key, REDACTED), text);
  const isSafe = (text: string): boolean => redact(text) === text;
  return {
    add(key) {
      if (key.length >= SHORTEST_KEY) keys.add(key);
    },
    redact,
    redactJson: (value) =>
      JSON.stringify(value, (_, each) => (typeof each === "string" ? redact(each) : each)),
    redactError: (error) => (isSafe(allText(error, DEEPEST)) ? error : cleanError(error, redact, DEEPEST)),
  };
}

/** All that an inspection of an error could show. */
function allText(value: unknown, depth: number): string {
  if (depth < 0 || typeof value !== "object" || value === null) return String(value);
  return Object.getOwnPropertyNames(value)
    .map((name) => `${name} ${allText((value as Record<string, unknown>)[name], depth - 1)}`)
    .join(" ");
}

function cleanError(error: unknown, redact: (text: string) => string, depth: number): unknown {
  if (!(error instanceof Error) || depth < 0) return undefined;
  const cause = cleanError(error.cause, redact, depth - 1);
  const clean = new Error(redact(error.message), cause === undefined ? undefined : { cause });
  clean.name = redact(error.name);
  return clean;
}
