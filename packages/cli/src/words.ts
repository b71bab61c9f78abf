/** A name of the API as a command line writes it: `sort_key`, `sortKey`, `Sort.Key` → `sort-key`. */
export const kebabCase = (name: string): string =>
  name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1-$2")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .toLowerCase();

/** A name of the API as words: `external_id` → `external id`. */
export const spaced = (name: string): string => kebabCase(name).replaceAll("-", " ");
