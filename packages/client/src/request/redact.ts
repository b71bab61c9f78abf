const REDACTED = "[redacted]";

/** `text` without the key, in case a server or a proxy said it back. */
export function redact(text: string, key: string | undefined): string {
  return key ? text.replaceAll(key, REDACTED) : text;
}
