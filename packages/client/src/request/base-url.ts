import { describeValue } from "../describe-value.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";

/**
 * Checks an address and takes off its trailing slashes.
 *
 * @throws {ConfigurationError} when it is no http(s) URL, or has credentials, a query or a fragment, none of which it
 *   says.
 */
export function readBaseUrl(text: string): string {
  if (!URL.canParse(text)) {
    const given = describeValue(String(text).replace(/.*@|[?#].*/gs, "…"));
    throw new ConfigurationError(`baseUrl is not an absolute URL, such as https://host/path: ${given}.`);
  }
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol)) {
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
export const isSafeForKey = ({ protocol, hostname }: URL): boolean =>
  protocol === "https:" || /^(\[::1\]|127(\.\d+){3}|(.*\.)?localhost)$/.test(hostname);
