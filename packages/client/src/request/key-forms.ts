/** What stands in place of a key. */
export const REDACTED = "[redacted]";

/** Shorter keys are placeholders: taking each "test" out of a text would hide what it says, and protect nothing. */
export const MIN_KEY_LENGTH = 8;

/** Takes keys out of a text. */
export type Redact = (text: string) => string;

/**
 * Takes `key` out of texts, in every form in which what was sent may come back: in other case, percent-encoded once or
 * more often, in whole or in part (RFC 3986 §2.1), with the escapes of JSON (RFC 8259 §7; `\/` too), and in base64 or
 * base64url (RFC 4648), alone or inside something longer, such as `name:key` of Basic authentication. A key of fewer
 * than {@link MIN_KEY_LENGTH} characters is not looked for.
 */
export function redactorOf(key: string): Redact {
  if (key.length < MIN_KEY_LENGTH) return (text) => text;
  const encoded = [0, 1, 2].map((before) => inBase64(key, before));
  const plain = [key, key.replaceAll(" ", "+"), ...encoded.flatMap(({ sure }) => [sure, urlSafe(sure)])];
  const lower = plain.map((form) => form.toLowerCase());
  let pattern: RegExp | undefined;
  return (text) => {
    if (text.length < MIN_KEY_LENGTH) return text;
    // Nearly all texts hold neither an escape nor the key: to find that out takes a fraction of the pattern's time.
    const small = text.toLowerCase();
    if (!/[%\\]/.test(text) && !lower.some((form) => small.includes(form))) return text;
    pattern ??= new RegExp([formsOf(key), ...encoded.map(({ pattern }) => pattern)].join("|"), "g");
    return text.replace(pattern, REDACTED);
  };
}

const urlSafe = (base64: string): string => base64.replaceAll("+", "-").replaceAll("/", "_");

/**
 * A key in base64 that begins `before` bytes after a multiple of three. `sure` are the characters that are the same
 * whatever stands around the key; one on each side may hold bits of the key too.
 */
function inBase64(key: string, before: number): { readonly sure: string; readonly pattern: string } {
  const bytes = String.fromCharCode(...new TextEncoder().encode(key));
  const length = before + bytes.length;
  const text = btoa("\0".repeat(before) + bytes);
  const sure = text.slice(before === 0 ? 0 : before + 1, Math.floor((length * 8) / 6));
  const start = before === 0 ? "" : "[\\w+/-]?";
  const end = length % 3 === 0 ? "" : "[\\w+/-]?(?:=|%3[dD]){0,2}";
  return { sure, pattern: start + formsOf(sure) + end };
}

/** A pattern of `text` in which each character may be written in any way. */
const formsOf = (text: string): string => Array.from(text, formOf).join("");

function formOf(character: string): string {
  const also = ALSO[character];
  const literal = character.split("").map(anyCase).join("");
  const forms = /\w/.test(character) ? [literal] : [`\\\\{0,4}${literal}`];
  if (also !== undefined) forms.push(anyCase(also), ...escapesOf(also));
  return `(?:${[...forms, ...escapesOf(character)].join("|")})`;
}

/** What a character may be instead: a space in a form, and the characters in which base64 and base64url differ. */
const ALSO: Readonly<Record<string, string>> = { " ": "+", "+": "-", "-": "+", "/": "_", _: "/" };

/** A character as `%2F`, `%252F` and so on, and as `\u002F`. */
function escapesOf(character: string): string[] {
  const hex = (code: number, digits: number): string =>
    Array.from(code.toString(16).padStart(digits, "0"), anyCase).join("");
  const bytes = new TextEncoder().encode(character);
  return [
    Array.from(bytes, (byte) => `%(?:25){0,3}${hex(byte, 2)}`).join(""),
    character
      .split("")
      .map((unit) => `\\\\{1,4}u${hex(unit.charCodeAt(0), 4)}`)
      .join(""),
  ];
}

/** Written out, for the flag `i` makes a pattern of this size many times slower. */
function anyCase(unit: string): string {
  const cases = new Set([unit, unit.toLowerCase(), unit.toUpperCase()].filter(({ length }) => length === 1));
  return `[${Array.from(cases, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")}]`;
}
