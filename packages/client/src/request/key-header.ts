import { ConfigurationError } from "../errors/configuration-error.ts";
import { type ApiKey, readApiKey } from "./api-key.ts";
import { isSafeForKey } from "./base-url.ts";

/** Which key goes where. */
export interface KeyPlace {
  readonly apiKey: ApiKey | undefined;
  /** The header that carries the key. */
  readonly keyHeader: string;
  readonly baseUrl: string;
}

/**
 * Sets the key's header on the way to `address`; returns the key.
 *
 * @throws {ConfigurationError} when the key must not go there: another origin than `baseUrl`, or a plain connection.
 */
export async function setKey(
  headers: Headers,
  address: string,
  { apiKey, keyHeader, baseUrl }: KeyPlace,
): Promise<string | undefined> {
  const key = await readApiKey(apiKey);
  // Lower case: gateways in front of the API have been reported to compare header names by case.
  const name = keyHeader.toLowerCase();
  headers.delete(name);
  if (!key) return undefined;
  const url = new URL(address);
  if (url.origin !== new URL(baseUrl).origin) {
    throw new ConfigurationError(
      `The key belongs to ${new URL(baseUrl).origin}; it was not sent to ${url.origin}.`,
    );
  }
  if (!isSafeForKey(url)) {
    throw new ConfigurationError(
      `The key was not sent to ${url.origin}: http: is not encrypted. Use https:.`,
    );
  }
  headers.set(name, key);
  return key;
}
