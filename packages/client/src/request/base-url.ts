import { ConfigurationError } from "../errors/configuration-error.ts";

/**
 * Checks an address and takes off its trailing slashes.
 *
 * @throws {ConfigurationError} when it is no http(s) URL, or has credentials, a query or a fragment.
 */
export function readBaseUrl(text: string): string {
  if (!URL.canParse(text))
    throw new ConfigurationError(`baseUrl is not an absolute URL, such as https://host/path.`);
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new ConfigurationError(`baseUrl must be https: (or http: on this machine), not ${url.protocol}`);
  }
  if (url.username || url.password) {
    throw new ConfigurationError("baseUrl has a user name or password; pass the key as apiKey instead.");
  }
  if (url.search || url.hash) throw new ConfigurationError("baseUrl has a query or a fragment; take it off.");
  return (url.origin + url.pathname).replace(/\/+$/, "");
}

/**
 * Whether a key may travel to `url`: encrypted, or not leaving this machine (RFC 6761 §6.3 for localhost).
 */
export function isSafeForKey({ protocol, hostname }: URL): boolean {
  if (protocol === "https:") return true;
  return hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname) || /(^|\.)localhost$/.test(hostname);
}
