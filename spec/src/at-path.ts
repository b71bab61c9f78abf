/** What stands at `path` in `body`, where dots lead into objects: `rows`, `data.rows`. `undefined` where nothing does. */
export function valueAt(body: unknown, path: string): unknown {
  let value = body;
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name]; // an object has properties
  }
  return value;
}

/** A copy of `body` with `value` at `path`; the objects on the way are copied, or made where they are missing. */
export function withValueAt(body: object, path: string, value: unknown): object {
  const [name = "", ...rest] = path.split(".");
  if (rest.length === 0) return { ...body, [name]: value };
  const inner = valueAt(body, name);
  const inside = typeof inner === "object" && inner !== null ? inner : {};
  return { ...body, [name]: withValueAt(inside, rest.join("."), value) };
}
