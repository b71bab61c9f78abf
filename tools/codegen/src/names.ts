import { wordsOf } from "../../../spec/src/interpret/words.ts";

const capitalize = (word: string): string => {
  const [first = "", ...rest] = word;
  return first.toUpperCase() + rest.join("");
};

/** A name that a program may declare: without what no identifier holds, `_` before what none begins with. */
function identifier(name: string): string {
  const held = name.replace(/[^\p{ID_Continue}$]/gu, "");
  return held === "" || /^[\p{ID_Start}$_]/u.test(held) ? held : `_${held}`;
}

/** A name's words. The same letter has the same code points, whichever way the document's editor writes it. */
const words = (name: string): string[] => wordsOf(name.normalize("NFC"));

export const pascalCase = (name: string): string => identifier(words(name).map(capitalize).join(""));

export const camelCase = (name: string): string => camelOf(words(name));

const camelOf = ([first = "", ...rest]: readonly string[]): string =>
  identifier(first + rest.map(capitalize).join(""));

/** What a hook is called before its kind: `2faStatus` → `use2faStatus`. */
export const hookName = (operationId: string): string => `use${pascalCase(operationId).replace(/^_/, "")}`;

/** `Conversations` → `Conversation`, `entries` → `entry`; the English plurals that resource names use. */
export function singular(noun: string): string {
  if (/ies$/i.test(noun)) return noun.replace(/ies$/i, "y");
  if (/(ss|sh|ch|x|z)es$/i.test(noun)) return noun.slice(0, -2);
  return /[^s]s$/i.test(noun) ? noun.slice(0, -1) : noun;
}

/**
 * The method of a resource: its operation id without the resource's noun, singular or plural.
 * `listConversations` and `conversations.list` of `conversations` → `list`; `getRunTranscript` of `runs` →
 * `getTranscript`.
 */
export function methodName(operationId: string, resource: string): string {
  const nouns = [words(resource), words(singular(resource))];
  const [qualifier = "", ...own] = operationId.split(/[.:/]/);
  if (own.length > 0 && nouns.some((noun) => noun.join() === words(qualifier).join())) {
    return methodName(own.join("."), resource);
  }
  const all = words(operationId);
  for (const noun of nouns) {
    const start = all.findIndex((_, index) => noun.every((word, offset) => all[index + offset] === word));
    if (start > 0) return camelOf([...all.slice(0, start), ...all.slice(start + noun.length)]);
  }
  return camelOf(all);
}

/** Whether a name can stand in a program as it is. */
export const isIdentifier = (name: string): boolean => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);

/** `value` as a property name in TypeScript: quoted only where it must be. */
export const propertyKey = (value: string): string => (isIdentifier(value) ? value : JSON.stringify(value));

/** `.name`, or `["a name"]`. */
export const propertyAccess = (value: string): string =>
  isIdentifier(value) ? `.${value}` : `[${JSON.stringify(value)}]`;

/** Words that no constant may be called. */
const RESERVED = new Set(
  (
    "arguments as async await break case catch class const continue debugger default delete do else enum eval export " +
    "extends false finally for from function globalThis if implements import in Infinity instanceof interface let NaN " +
    "new null of package private protected public return static super switch this throw true try type typeof " +
    "undefined var void while with yield"
  ).split(" "),
);

/** The constant that holds an operation's table: its operation id where that is an identifier nobody has `taken`. */
export function constantName(operationId: string, taken: ReadonlySet<string>): string {
  const name = isIdentifier(operationId) ? operationId : camelCase(operationId);
  return RESERVED.has(name) || taken.has(name) ? `${name}Operation` : name;
}
