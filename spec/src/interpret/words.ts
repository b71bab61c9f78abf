/** A name of the API in lower-case words: `sort_key`, `sortKey`, `Sort.Key` → `["sort", "key"]`. */
export const wordsOf = (name: string): string[] =>
  name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);

/** A name of the API as a command line writes it: `sort_key` → `sort-key`. */
export const kebabCase = (name: string): string => wordsOf(name).join("-");
