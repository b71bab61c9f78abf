/** `text` as the TypeScript compiler quotes it: what is not printable ASCII is escaped, by code unit. */
export function quoted(text: string): string {
  const body = text.replace(/["\\]|[^ -~]/g, (unit, at: number) => {
    if (unit === "\0") return /^[0-9]/.test(text.slice(at + 1)) ? "\\x00" : "\\0";
    if (unit === "\x7f") return unit;
    return SHORT[unit] ?? `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  });
  return `"${body}"`;
}

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\v": "\\v",
  "\f": "\\f",
  "\r": "\\r",
};

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/;
const INDENTATION = /^[\t\v\f \u0085\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]*/;

/** A comment's lines as the compiler indents them: each one trimmed, and as deep as it was below `indent`. */
export function commentLines(comment: string, indent: string): string {
  const [first = "", ...rest] = `/*${comment}*/`.split(LINE_BREAK);
  const lines = rest.map((line) => {
    let width = 0;
    for (const space of line.match(INDENTATION)?.[0] ?? "") width += space === "\t" ? 4 - (width % 4) : 1;
    return `${indent}${" ".repeat(width)}${line.trim()}`;
  });
  return [first.trim(), ...lines].join("\n");
}
