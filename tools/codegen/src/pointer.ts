/** The pointer to what lies below `at` under each key in turn: `#/paths` and `/v1/runs` → `#/paths/~1v1~1runs`. */
export const below = (at: string, ...keys: readonly (string | number)[]): string =>
  [at, ...keys.map((key) => String(key).replaceAll("~", "~0").replaceAll("/", "~1"))].join("/");

/** The keys of a pointer: `#/paths/~1v1~1runs` → `["paths", "/v1/runs"]`. */
export const keysOf = (pointer: string): string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((key) => decode(key).replaceAll("~1", "/").replaceAll("~0", "~"));

function decode(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}
