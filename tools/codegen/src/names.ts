/** `list_conversations`, `list-conversations`, `listConversations` → `["list", "conversations"]`. */
function words(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase());
}

const capitalize = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export const pascalCase = (name: string): string => words(name).map(capitalize).join("");

export const camelCase = (name: string): string => {
  const [first = "", ...rest] = words(name);
  return first + rest.map(capitalize).join("");
};

export const kebabCase = (name: string): string => words(name).join("-");

/** `Conversations` → `Conversation`, `entries` → `entry`; the English plurals that resource names use. */
export function singular(noun: string): string {
  if (/ies$/i.test(noun)) return noun.replace(/ies$/i, "y");
  if (/(ss|sh|ch|x|z)es$/i.test(noun)) return noun.slice(0, -2);
  return /[^s]s$/i.test(noun) ? noun.slice(0, -1) : noun;
}

/**
 * The method of a resource: its operation id without the resource's noun, singular or plural.
 * `listConversations` of `conversations` → `list`; `getRunTranscript` of `runs` → `getTranscript`.
 */
export function methodName(operationId: string, resource: string): string {
  const nouns = [words(resource), words(singular(resource))];
  const all = words(operationId);
  for (const noun of nouns) {
    const start = all.findIndex((_, index) => noun.every((word, offset) => all[index + offset] === word));
    if (start > 0) return camelCase([...all.slice(0, start), ...all.slice(start + noun.length)].join("-"));
  }
  return camelCase(operationId);
}

/** `value` as a property name in TypeScript: quoted only where it must be. */
export const propertyKey = (value: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(value) ? value : JSON.stringify(value);

/** Words that no constant may be called. */
const RESERVED = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof var void while with yield"
  ).split(" "),
);

/** The constant that holds an operation's table: its operation id where that is an identifier. */
export function constantName(operationId: string): string {
  const name = /^[A-Za-z_$][\w$]*$/.test(operationId) ? operationId : camelCase(operationId);
  return RESERVED.has(name) ? `${name}Operation` : name;
}
