/** The first line of every generated file. */
export const HEADER = "// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.\n";

/** A TSDoc comment of `lines`; nothing where there is no text. */
export function tsdoc(...lines: readonly (string | undefined)[]): string {
  const text = lines
    .filter((line) => line !== undefined && line !== "")
    .join("\n\n")
    .trim()
    .replaceAll("*/", "*\\/");
  if (text === "") return "";
  if (!text.includes("\n")) return `/** ${text} */\n`;
  const body = text.split("\n").map((line) => ` * ${line}`.trimEnd());
  return `/**\n${body.join("\n")}\n */\n`;
}

/** A text as a sentence. */
export const sentence = (text: string): string =>
  /[.!?:…。]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;

/** The parts of a file one below the other; an empty part takes no line, `"\\n"` leaves one blank. */
export function joinLines(...parts: readonly (string | undefined)[]): string {
  return parts.map((part) => (!part || part.endsWith("\n") ? (part ?? "") : `${part}\n`)).join("");
}

/** `value` as a constant of `type`, or, without one, of its own literal type. */
export function constant(name: string, value: unknown, type?: string): string {
  const source = JSON.stringify(value);
  if (type) return `export const ${name}: ${type} = ${source};\n\n`;
  const literal = typeof value === "object" && value !== null;
  return `export const ${name} = ${source}${literal ? " as const" : ""};\n\n`;
}
