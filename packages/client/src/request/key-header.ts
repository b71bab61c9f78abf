import type { Security } from "@covalkit/spec";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { type ApiKey, readApiKey } from "./api-key.ts";
import { isSafeForKey } from "./base-url.ts";

/** Which key goes where. */
export interface KeyPlace {
  readonly apiKey: ApiKey | undefined;
  /** The header that carries the key; `null` where none is sent. */
  readonly security: Security | null;
  readonly baseUrl: string;
}

/**
 * Sets the key's header on the way to `address`; returns the key, where one goes.
 *
 * @throws {ConfigurationError} when the key must not go there: another origin than `baseUrl`, or a plain connection.
 */
export async function setKey(
  headers: Headers,
  address: string,
  { apiKey, security, baseUrl }: KeyPlace,
): Promise<string | undefined> {
  if (!security) return undefined;
  const key = await readApiKey(apiKey);
  // Lower case: gateways in front of the API have been reported to compare header names by case.
  const name = security.header.toLowerCase();
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
  headers.set(name, security.prefix + key);
  return key;
}

/** Where a call's key came from, for the message of a 401. */
export function keySourceOf({ apiKey, security }: KeyPlace): string {
  if (!security) return "No key was sent: the API takes none here.";
  if (typeof apiKey === "function")
    return "The key came from the function given as apiKey, which was asked twice.";
  if (apiKey?.trim()) return "The key came from the apiKey option of createClient.";
  return "No key was sent: the apiKey option of createClient is empty, and no other place is looked at.";
}
