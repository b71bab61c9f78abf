const REDACTED = "[redacted]";

/** `text` without the key, in case a server or a proxy said it back. */
export function redact(text: string, key: string | undefined): string {
  return key ? text.replaceAll(key, REDACTED) : text;
}

/** A request's address for people: without user name and password. */
export function publicUrl(text: string): string {
  const url = new URL(text);
  url.username = "";
  url.password = "";
  return url.href;
}
