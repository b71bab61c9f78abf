/** A name of the API in lower-case words: `sort_key`, `sortKey`, `Sort.Key` → `["sort", "key"]`. */
export function wordsOf(name: string): string[] {
  // Patterns of Unicode's classes take a millisecond to make, which the command line would spend at every start.
  const [humps, gaps] = ASCII.test(name)
    ? [/([a-z\d])([A-Z])/g, /[^a-z\d]+/]
    : [/([\p{Ll}\p{N}])(\p{Lu})/gu, /[^\p{L}\p{M}\p{N}]+/u];
  return name.replace(humps, "$1 $2").toLowerCase().split(gaps).filter(Boolean);
}

const ASCII = /^[ -~]*$/;

/** A name of the API as a command line writes it: `sort_key` → `sort-key`. */
export const kebabCase = (name: string): string => wordsOf(name).join("-");
